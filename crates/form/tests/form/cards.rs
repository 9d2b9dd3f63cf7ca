//! Reading what a screen and its panel show, row by row.

use layak_form::{FieldView, Form, Kind, Panel, Row, Target};

/// The panel with the reasons of every verdict shown.
pub fn panel(form: &Form) -> Panel {
    let keys: Vec<String> = form.verdicts(&[]).verdicts.into_iter().map(|shown| shown.key).collect();
    form.verdicts(&keys)
}

/// The rows of the card of a verdict.
pub fn card<'p>(panel: &'p Panel, key: &str) -> &'p [Row] {
    let is_card = |row: &Row| row.kind == Kind::Verdict && row.about == key;
    let start = panel.rows.iter().position(is_card).unwrap_or_else(|| panic!("no verdict {key}"));
    inside(&panel.rows[start..])
}

/// The rows inside the box that the first row opens.
pub fn inside(rows: &[Row]) -> &[Row] {
    let mut depth = 0;
    for (index, row) in rows.iter().enumerate() {
        depth += i32::from(row.kind.is_box()) - i32::from(row.kind == Kind::End);
        if depth == 0 {
            return &rows[1..index];
        }
    }
    panic!("a box does not end: {rows:?}")
}

/// The insides of all boxes of a kind.
pub fn boxes(rows: &[Row], is_sought: impl Fn(Kind) -> bool) -> Vec<(Kind, &[Row])> {
    let found = rows.iter().enumerate().filter(|(_, row)| is_sought(row.kind));
    found.map(|(index, row)| (row.kind, inside(&rows[index..]))).collect()
}

/// What stands in the list under a heading; nothing if there is none.
pub fn listed<'r>(rows: &'r [Row], heading: &str) -> Vec<&'r str> {
    let heading = rows.iter().position(|row| row.kind == Kind::Name && row.text == heading);
    heading.map(|heading| said(inside(&rows[heading + 1..]))).unwrap_or_default()
}

/// What rows say.
pub fn said(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| row.text.as_str()).filter(|text| !text.is_empty()).collect()
}

/// The fields of the screen.
pub fn fields(form: &Form) -> Vec<FieldView> {
    let rows = form.page().into_iter().filter(|row| matches!(row.kind, Kind::Field(_)));
    let fields = rows.map(|row| match form.target(&row.about) {
        Some(Target::Field(at)) => form.field(at),
        other => panic!("{}: {other:?}", row.about),
    });
    fields.collect()
}

/// What the rows of a kind say.
pub fn of_kind(rows: &[Row], kind: Kind) -> Vec<&str> {
    rows.iter().filter(|row| row.kind == kind).map(|row| row.text.as_str()).collect()
}
