//! What every engine is asked: verdicts from the bytes of a submission and, where it has them, reasons.

use crate::{common_expression, json_logic, json_schema, ours, task::Task, verdicts::Verdicts, zen};
use anyhow::Result;

/// An engine with the form compiled, as its documentation has it.
pub struct Peer {
    /// What it cannot do of the task or how it was helped; and what its reasons are.
    pub notes: Names,
    /// From the bytes of a submission to its verdicts.
    pub decide: Decide,
    /// From the bytes to verdicts with reasons, as text; none where the engine gives no reasons.
    pub explain: Option<Explain>,
}

/// From the bytes of a submission to its verdicts.
pub type Decide = Box<dyn Fn(&[u8]) -> Result<Verdicts>>;
/// From the bytes of a submission to verdicts with reasons.
pub type Explain = Box<dyn Fn(&[u8]) -> Result<String>>;

/// Words in the table: for the verdicts, and for the verdicts with reasons.
pub type Names = (&'static str, &'static str);

/// All engines: the first is ours.
pub const PEERS: [(Names, fn(&Task) -> Result<Peer>); 6] = [
    (("layak-rules", "layak-rules, with reasons"), ours::peer),
    (("jsonschema", "jsonschema, with reasons"), json_schema::jsonschema),
    (("boon", "boon, with reasons"), json_schema::boon),
    (("zen-engine", "zen-engine, with reasons"), zen::peer),
    (("datalogic-rs", "datalogic-rs, with reasons"), json_logic::peer),
    (("cel", "cel, with reasons"), common_expression::peer),
];
