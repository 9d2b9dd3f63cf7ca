//! `zen-engine`: a decision graph of one node with an expression for each criterion, compiled beforehand.

use crate::{peer::Peer, task::Task, verdicts::Verdicts};
use anyhow::{Context as _, Result, anyhow, bail};
use serde_json::{Value, json};
use std::{
    pin::pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};
use zen_engine::{
    Decision, EvaluationOptions, EvaluationSerializedOptions, EvaluationTraceKind, Variable,
    model::GraphContent,
};

/// The graph, ready to evaluate.
pub fn peer(task: &Task) -> Result<Peer> {
    let sources: Vec<String> = task.dialects.zen.all().cloned().collect();
    let graph: GraphContent = serde_json::from_value(graph(&sources))?;
    let mut decision = Decision::from(graph);
    decision.compile();
    let decision = Rc::new(decision);
    let explaining = Rc::clone(&decision);
    let keys: Vec<String> = (0..sources.len()).map(key).collect();
    let zen = task.dialects.zen.clone();
    Ok(Peer {
        notes: ("does not check the form", "its trace as JSON"),
        decide: Box::new(move |submission| {
            let input: Variable = serde_json::from_slice(submission)?;
            let response = now(decision.evaluate_with_opts(input, EvaluationOptions::default()))?;
            let result = response.map_err(|error| anyhow!("{error}"))?.result;
            let results = keys.iter().map(|key| result.dot(key));
            Verdicts::of_expressions(
                &zen,
                results,
                |result| result.as_ref()?.as_bool(),
                |result, keep| {
                    let list = result.as_ref().and_then(Variable::as_array);
                    list.iter().for_each(|list| list.borrow().iter().for_each(|met| keep(met.as_bool())));
                },
            )
            .context("an expression gave no verdict")
        }),
        explain: Some(Box::new(move |submission| {
            let input: Variable = serde_json::from_slice(submission)?;
            let options =
                EvaluationSerializedOptions { trace: EvaluationTraceKind::Default, ..Default::default() };
            let traced = now(explaining.evaluate_serialized(input, options))?;
            Ok(traced.map_err(|error| anyhow!("{error}"))?.to_string())
        })),
    })
}

fn key(at: usize) -> String {
    format!("c{at:02}")
}

/// Input, expressions, output.
fn graph(sources: &[String]) -> Value {
    let expression = |(at, source): (usize, &String)| json!({"id": key(at), "key": key(at), "value": source});
    let expressions: Vec<Value> = sources.iter().enumerate().map(expression).collect();
    json!({
        "nodes": [
            {"id": "in", "name": "in", "type": "inputNode", "content": {}},
            {"id": "criteria", "name": "criteria", "type": "expressionNode", "content": {"expressions": expressions}},
            {"id": "out", "name": "out", "type": "outputNode", "content": {}},
        ],
        "edges": [
            {"id": "first", "sourceId": "in", "targetId": "criteria"},
            {"id": "second", "sourceId": "criteria", "targetId": "out"},
        ],
    })
}

/// The result of a future that waits for nothing: this graph calls neither functions nor other graphs.
fn now<T>(future: impl Future<Output = T>) -> Result<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(result) => Ok(result),
        Poll::Pending => bail!("the graph waits for something"),
    }
}
