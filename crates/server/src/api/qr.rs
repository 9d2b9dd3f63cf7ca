//! The receipt's QR code, drawn as one SVG path, so that the widget need not carry an encoder.

use qrcode::{EcLevel, QrCode, types::Color};
use serde::Serialize;
use std::fmt::Write as _;
use utoipa::ToSchema;

/// White modules around the code, as ISO/IEC 18004 asks.
const QUIET: usize = 4;

/// A QR code as a drawing.
#[derive(Serialize, ToSchema)]
pub struct Drawing {
    /// Width and height, the white edge included, in modules.
    side: usize,
    /// The dark modules, as the `d` of an SVG path.
    path: String,
}

/// The QR code of a text; none if the text is too long for one.
pub fn draw(text: &str) -> Option<Drawing> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).ok()?;
    Some(Drawing { side: code.width() + 2 * QUIET, path: path(&code) })
}

/// One horizontal stroke for each run of dark modules.
fn path(code: &QrCode) -> String {
    let width = code.width();
    let mut path = String::new();
    for (y, row) in code.to_colors().chunks(width).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|left, right| left == right) {
            if run.first() == Some(&Color::Dark) {
                let length = run.len();
                // Writing to a String cannot fail.
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += run.len();
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_covers_each_dark_module_once() {
        let code =
            QrCode::with_error_correction_level("https://contoh.example/receipts#abc", EcLevel::L).unwrap();
        let dark = code.to_colors().iter().filter(|color| **color == Color::Dark).count();
        let drawn: usize = path(&code)
            .split('h')
            .skip(1)
            .step_by(2)
            .map(|run| run.split('v').next().unwrap().parse::<usize>().unwrap())
            .sum();
        assert_eq!(drawn, dark);
    }
}
