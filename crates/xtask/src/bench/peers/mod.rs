//! The peers: engines that others would use, beside ours on the same forms, once all their verdicts have been compared with ours.
//!
//! They are heavy and are no part of what we ship, so they are a workspace of their own (tests/peers) and a folder of npm's.

mod native;
mod node;

pub use native::{build, run as native};
pub use node::run as node;

use super::{fixture, wasm};
use crate::project::Project;
use anyhow::Result;
use serde_json::Value;

/// The folder of the peers' workspace, from the root.
const FOLDER: &str = "tests/peers";

/// A form, as it is given to every peer.
struct Task {
    /// Of its files.
    name: &'static str,
    /// For the table.
    title: &'static str,
    form: fixture::Form,
    submissions: Vec<String>,
}

fn tasks() -> [Task; 2] {
    [
        Task {
            name: "peers",
            title: "35 fields, 20 criteria",
            form: fixture::Form::Plain,
            submissions: fixture::submissions(256),
        },
        Task {
            name: "peers-items",
            title: "the same with 10 items, 3 criteria each",
            form: fixture::Form::Items,
            submissions: fixture::submissions_with_items(256, 10),
        },
    ]
}

impl Task {
    /// For the measuring programs.
    fn to_json(&self, project: &Project) -> Result<Value> {
        let mut task = wasm::task(project, &self.form.program(project), &self.submissions, fixture::ON)?;
        task["name"] = self.name.into();
        task["faulty"] = fixture::faulty_submissions().into();
        task["dialects"] = fixture::dialects(self.form);
        Ok(task)
    }
}
