//! `cel`: the Common Expression Language, a program for each criterion. It gives no reasons.

use crate::{peer::Peer, task::Task, verdicts::Verdicts};
use anyhow::{Context as _, Result, anyhow};
use cel::{Context, Env, Value, to_value};
use std::sync::Arc;

/// The programs, ready to run.
pub fn peer(task: &Task) -> Result<Peer> {
    let env = Arc::new(Env::stdlib());
    let compile = |source: &String| env.compile(source).map_err(|error| anyhow!("{source}: {error}"));
    let programs = task.dialects.cel.all().map(compile).collect::<Result<Vec<_>>>()?;
    let criteria = task.dialects.cel.clone();
    Ok(Peer {
        notes: ("does not check the form, gives no reasons", ""),
        decide: Box::new(move |submission| {
            let document: serde_json::Value = serde_json::from_slice(submission)?;
            let mut context = Context::with_env(Arc::clone(&env));
            context.add_variable_from_value("a", to_value(&document).map_err(|error| anyhow!("{error}"))?);
            let results = programs.iter().map(|program| program.execute(&context).ok());
            Verdicts::of_expressions(
                &criteria,
                results,
                |result| verdict(result.as_ref()?),
                |result, keep| {
                    if let Some(Value::List(list)) = result {
                        list.iter().for_each(|met| keep(verdict(met)));
                    }
                },
            )
            .context("an expression gave no verdict")
        }),
        explain: None,
    })
}

fn verdict(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(met) => Some(*met),
        _ => None,
    }
}
