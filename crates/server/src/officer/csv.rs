//! CSV that opens safely in spreadsheet programs: no cell becomes a formula, and long numbers such as NIK stay text.

/// How the file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// `;` for Indonesian Excel, else `,`.
    pub separator: char,
    /// Whether the file starts with a UTF-8 byte order mark, which Excel needs.
    pub bom: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Words, identifiers, codes: never a number to a spreadsheet.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Nothing.
    Empty,
}

/// Writes rows; the first is the head.
pub fn write(rows: &[Vec<Cell>], style: Style) -> String {
    let mut out = String::from(if style.bom { "\u{feff}" } else { "" });
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| cell_text(cell, style.separator)).collect();
        out.push_str(&cells.join(&style.separator.to_string()));
        out.push_str("\r\n");
    }
    out
}

fn cell_text(cell: &Cell, separator: char) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Number(number) => number.to_string(),
        Cell::Text(text) => quote(&guarded(text), separator),
    }
}

/// Puts an apostrophe before what a spreadsheet would take for a formula or a number.
fn guarded(text: &str) -> String {
    let formula = text.trim_start().starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
        || text.starts_with(['\t', '\r', '\n']);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let numeric = digits > 0 && text.chars().all(|c| c.is_ascii_digit() || ". ,-/".contains(c));
    let number = numeric && (digits > 11 || text.starts_with('0'));
    if formula || number { format!("'{text}") } else { text.to_owned() }
}

fn quote(text: &str, separator: char) -> String {
    let special = |c: char| c == '"' || c == '\n' || c == '\r' || c == ';' || c == ',' || c == separator;
    if text.contains(special) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> String {
        let style = Style { separator: ';', bom: false };
        write(&[vec![Cell::Text(text.to_owned())]], style).trim_end().to_owned()
    }

    #[test]
    fn formulas_are_disarmed() {
        for bad in ["=1+1", "+62812", "-2", "@SUM(A1)", "\tx", " =cmd|' /C calc'!A0", "＝1+1"] {
            assert!(one(bad).trim_start_matches('"').starts_with('\''), "{bad}");
        }
    }

    #[test]
    fn identifiers_stay_text_and_words_stay_as_they_are() {
        assert_eq!(one("7501010101900001"), "'7501010101900001");
        assert_eq!(one("0812345678"), "'0812345678");
        assert_eq!(one("01.234.567.8-901.000"), "'01.234.567.8-901.000");
        assert_eq!(one("Keripik singkong"), "Keripik singkong");
        assert_eq!(one("Jl. Nani \"Wartabone\"; no. 5"), "\"Jl. Nani \"\"Wartabone\"\"; no. 5\"");
    }

    #[test]
    fn numbers_mark_and_separator() {
        let rows = [vec![Cell::Text("a".into()), Cell::Empty, Cell::Number(-5)]];
        assert_eq!(write(&rows, Style { separator: ';', bom: true }), "\u{feff}a;;-5\r\n");
        assert_eq!(write(&rows, Style { separator: ',', bom: false }), "a,,-5\r\n");
    }
}
