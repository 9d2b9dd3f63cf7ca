//! The JSON Schema validators: `jsonschema` and `boon`. A document for the form and one for each criterion.

use crate::{
    peer::Peer,
    task::{Criteria, Task},
    verdicts::Verdicts,
};
use anyhow::{Result, anyhow};
use serde_json::Value;
use std::{fmt::Write, rc::Rc};

/// A form as one of the validators has compiled it.
struct Compiled<V> {
    form: V,
    criteria: Criteria<V>,
    subject: String,
}

/// The crate `jsonschema`, with the linear regular expressions.
pub fn jsonschema(task: &Task) -> Result<Peer> {
    let mut options = jsonschema::draft202012::options();
    options = options.with_pattern_options(jsonschema::PatternOptions::regex());
    let compiled = compile(task, |schema| Ok(options.build(schema)?))?;
    Ok(peer(
        compiled,
        |validator, instance| validator.is_valid(instance),
        |validator, instance, text| {
            for error in validator.iter_errors(instance) {
                writeln!(text, "{}: {error}", error.instance_path())?;
            }
            Ok(())
        },
    ))
}

/// The crate `boon`.
pub fn boon(task: &Task) -> Result<Peer> {
    let (mut schemas, mut compiler, mut count) = (boon::Schemas::new(), boon::Compiler::new(), 0);
    let compiled = compile(task, |schema| {
        count += 1;
        let place = format!("https://bench.invalid/{count}.json");
        compiler.add_resource(&place, schema.clone()).map_err(|error| anyhow!("{error}"))?;
        compiler.compile(&place, &mut schemas).map_err(|error| anyhow!("{error:#}"))
    })?;
    let schemas = Rc::new(schemas);
    let explaining = Rc::clone(&schemas);
    Ok(peer(
        compiled,
        move |index, instance| schemas.validate(instance, *index).is_ok(),
        move |index, instance, text| match explaining.validate(instance, *index) {
            Ok(()) => Ok(()),
            Err(error) => Ok(writeln!(text, "{error}")?),
        },
    ))
}

fn compile<V>(task: &Task, mut build: impl FnMut(&Value) -> Result<V>) -> Result<Compiled<V>> {
    let dialects = &task.dialects;
    Ok(Compiled {
        form: build(&dialects.form)?,
        criteria: Criteria {
            criteria: dialects.schema.criteria.iter().map(&mut build).collect::<Result<_>>()?,
            items: dialects.schema.items.iter().map(&mut build).collect::<Result<_>>()?,
        },
        subject: dialects.subject.clone(),
    })
}

fn peer<V: 'static>(
    compiled: Compiled<V>,
    is_valid: impl Fn(&V, &Value) -> bool + 'static,
    errors: impl Fn(&V, &Value, &mut String) -> Result<()> + 'static,
) -> Peer {
    let compiled = Rc::new(compiled);
    let explaining = Rc::clone(&compiled);
    Peer {
        notes: ("", "its errors as text"),
        decide: Box::new(move |submission| {
            let document: Value = serde_json::from_slice(submission)?;
            let mut verdicts = Verdicts::with_form(is_valid(&compiled.form, &document));
            compiled.each(&document, |place, schema, instance| {
                verdicts.set(place, is_valid(schema, instance));
                Ok(())
            })?;
            Ok(verdicts)
        }),
        explain: Some(Box::new(move |submission| {
            let document: Value = serde_json::from_slice(submission)?;
            let mut text = String::new();
            errors(&explaining.form, &document, &mut text)?;
            explaining.each(&document, |_, schema, instance| errors(schema, instance, &mut text))?;
            Ok(text)
        })),
    }
}

impl<V> Compiled<V> {
    /// Every criterion at its place, with what it is about.
    fn each(&self, document: &Value, mut work: impl FnMut(usize, &V, &Value) -> Result<()>) -> Result<()> {
        for (place, schema) in self.criteria.criteria.iter().enumerate() {
            work(place, schema, document)?;
        }
        let items = document.get(&self.subject).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for (item, instance) in items.iter().enumerate() {
            for (criterion, schema) in self.criteria.items.iter().enumerate() {
                work(self.criteria.place(item, criterion), schema, instance)?;
            }
        }
        Ok(())
    }
}
