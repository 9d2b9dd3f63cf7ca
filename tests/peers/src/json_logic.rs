//! `datalogic-rs`: JsonLogic, one rule that gives the list of all verdicts. JsonLogic has no regular expressions, so an operator
//! `matches` is added, whose patterns are compiled beforehand.

use crate::{peer::Peer, task::Task, verdicts::Verdicts};
use anyhow::{Context as _, Result, anyhow};
use datalogic_rs::{ArenaExt, CustomOperator, DataValue, Engine, bumpalo::Bump, operator::EvalContext};
use regex::Regex;
use serde_json::{Value, json};
use std::{cell::RefCell, collections::HashMap, rc::Rc, str::from_utf8};

/// The rule, ready to evaluate; the arena is kept from one submission to the next.
pub fn peer(task: &Task) -> Result<Peer> {
    let whole = Value::Array(task.dialects.jsonlogic.all().cloned().collect());
    let engine = Rc::new(Engine::builder().add_operator("matches", Matches::of(&whole)?).build());
    let rule = Rc::new(engine.compile(&whole).map_err(|error| anyhow!("{error}"))?);
    let (explaining, explained) = (Rc::clone(&engine), Rc::clone(&rule));
    let arena = RefCell::new(Bump::new());
    let criteria = task.dialects.jsonlogic.clone();
    Ok(Peer {
        notes: ("does not check the form; `matches` is an operator of the bench", "its trace as JSON"),
        decide: Box::new(move |submission| {
            arena.borrow_mut().reset();
            let arena = arena.borrow();
            let result = engine.evaluate(&rule, from_utf8(submission)?, &arena);
            let results =
                result.map_err(|error| anyhow!("{error}"))?.as_array().context("no list came out")?;
            Verdicts::of_expressions(
                &criteria,
                results.iter(),
                |result| result.as_bool(),
                |result, keep| {
                    result.as_array().iter().for_each(|list| list.iter().for_each(|met| keep(met.as_bool())));
                },
            )
            .context("a rule gave no verdict")
        }),
        explain: Some(Box::new(move |submission| {
            let traced = explaining.trace().eval(&explained, from_utf8(submission)?);
            let result = traced.result.map_err(|error| anyhow!("{error}"))?;
            Ok(json!({"result": result.to_json_string(), "steps": traced.steps}).to_string())
        })),
    })
}

/// The operator `matches`: a text, then a pattern.
struct Matches(HashMap<String, Regex>);

impl Matches {
    /// With the patterns that occur in the rule.
    fn of(rule: &Value) -> Result<Matches> {
        let mut matches = Matches(HashMap::new());
        matches.gather(rule)?;
        Ok(matches)
    }

    fn gather(&mut self, rule: &Value) -> Result<()> {
        match rule {
            Value::Array(list) => list.iter().try_for_each(|inner| self.gather(inner)),
            Value::Object(members) => members.iter().try_for_each(|(operator, inner)| {
                if let ("matches", Some(pattern)) = (operator.as_str(), inner.get(1).and_then(Value::as_str))
                {
                    self.0.insert(pattern.to_owned(), Regex::new(pattern)?);
                }
                self.gather(inner)
            }),
            _ => Ok(()),
        }
    }
}

impl CustomOperator for Matches {
    fn evaluate<'a>(
        &self,
        arguments: &[&'a DataValue<'a>],
        _: &mut EvalContext<'_, 'a>,
        arena: &'a Bump,
    ) -> datalogic_rs::Result<&'a DataValue<'a>> {
        let text = |at: usize| arguments.get(at).and_then(|argument| argument.as_str());
        let pattern = text(1).and_then(|pattern| self.0.get(pattern));
        let met = pattern.zip(text(0)).is_some_and(|(pattern, text)| pattern.is_match(text));
        Ok(arena.bool(met))
    }
}
