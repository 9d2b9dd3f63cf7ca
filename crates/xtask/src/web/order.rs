//! The order of a module's functions: those alike stand side by side. The code is the same and so is its length; compression
//! finds what repeats nearby with fewer bits.

use anyhow::{Context, Result};
use std::{cmp::Reverse, collections::HashMap, convert::Infallible};
use wasm_encoder::{
    CodeSection, FunctionSection, Module,
    reencode::{self, Reencode},
};
use wasmparser::{CodeSectionReader, FunctionBody, FunctionSectionReader, Parser, Payload, TypeRef};

/// Functions are alike that have sequences of so many bytes in common.
const SEQUENCE: usize = 4;
/// A call of one of these takes a byte less. The optimiser puts those first that are called most: they stay first.
const SHORT: usize = 128;

/// The same module with its functions in another order.
pub fn alike_together(wasm: &[u8]) -> Result<Vec<u8>> {
    let functions = Functions::of(wasm)?;
    let order = functions.order();
    let mut places = vec![0; order.len()];
    (0..).zip(&order).for_each(|(new, &old)| places[old] = new);
    let mut reordered = Reordered { functions, order, places };
    let mut module = Module::new();
    reordered
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("the module cannot be reordered")?;
    Ok(module.finish())
}

/// The functions of a module.
struct Functions<'a> {
    imported: usize,
    types: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
}

impl<'a> Functions<'a> {
    fn of(wasm: &'a [u8]) -> Result<Functions<'a>> {
        let mut functions = Functions { imported: 0, types: Vec::new(), bodies: Vec::new() };
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        functions.imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(types) => {
                    functions.types = types.into_iter().collect::<Result<_, _>>()?
                }
                Payload::CodeSectionEntry(body) => functions.bodies.push(body),
                _ => {}
            }
        }
        Ok(functions)
    }

    /// Each time the one that is most like the last ones, for its length.
    fn order(&self) -> Vec<usize> {
        let alike = Alike::of(self.bodies.iter().map(FunctionBody::as_bytes).collect());
        let short = SHORT.saturating_sub(self.imported);
        let mut left: Vec<usize> = (0..self.bodies.len()).collect();
        let mut likeness = vec![0; left.len()];
        let mut order = Vec::new();
        while !left.is_empty() {
            let first = left.partition_point(|&function| order.len() < short && function < short);
            let choice = if first == 0 { left.len() } else { first };
            let next = (0..choice).max_by_key(|&place| {
                let function = left[place];
                (likeness[function] / alike.weight(function), Reverse(place))
            });
            let Some(next) = next.map(|place| left.remove(place)) else { break };
            order.push(next);
            // What was written before the last one counts half as much, and so on.
            likeness.iter_mut().for_each(|likeness| *likeness /= 2);
            alike.add(next, &mut likeness);
        }
        order
    }
}

/// What functions have in common.
struct Alike<'a> {
    bodies: Vec<&'a [u8]>,
    /// The functions that have a sequence, each once.
    having: HashMap<&'a [u8], Vec<usize>>,
}

impl<'a> Alike<'a> {
    fn of(bodies: Vec<&'a [u8]>) -> Alike<'a> {
        let mut having: HashMap<&[u8], Vec<usize>> = HashMap::new();
        for (function, body) in bodies.iter().enumerate() {
            for sequence in body.windows(SEQUENCE) {
                let found = having.entry(sequence).or_default();
                if found.last() != Some(&function) {
                    found.push(function);
                }
            }
        }
        Alike { bodies, having }
    }

    /// Long functions have much in common with all.
    fn weight(&self, function: usize) -> u64 {
        (self.bodies[function].len() as u64 + 30).isqrt()
    }

    /// Adds to each function what it has in common with one; the rarer a sequence is, the more it counts.
    fn add(&self, function: usize, likeness: &mut [u64]) {
        let mut sequences: Vec<&[u8]> = self.bodies[function].windows(SEQUENCE).collect();
        sequences.sort_unstable();
        sequences.dedup();
        for sequence in sequences {
            let having = &self.having[sequence];
            let rarity = (self.bodies.len() / having.len()).pow(4).ilog2();
            having.iter().for_each(|&other| likeness[other] += 1_000 * u64::from(rarity));
        }
    }
}

/// Writes a module anew with its functions in an order.
struct Reordered<'a> {
    functions: Functions<'a>,
    /// The old place of each function, without those that are imported.
    order: Vec<usize>,
    /// The new place of each.
    places: Vec<u32>,
}

type Written = Result<(), reencode::Error<Infallible>>;

impl Reencode for Reordered<'_> {
    type Error = Infallible;

    fn function_index(&mut self, old: u32) -> Result<u32, reencode::Error<Infallible>> {
        let imported = self.functions.imported;
        let own = (old as usize).checked_sub(imported);
        Ok(own.map_or(old, |own| imported as u32 + self.places[own]))
    }

    fn parse_function_section(
        &mut self,
        section: &mut FunctionSection,
        _: FunctionSectionReader<'_>,
    ) -> Written {
        for &old in &self.order {
            section.function(self.functions.types[old]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, section: &mut CodeSection, _: CodeSectionReader<'_>) -> Written {
        for old in self.order.clone() {
            let body = self.functions.bodies[old].clone();
            self.parse_function_body(section, body)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::{ExportKind, ExportSection, Function, FunctionSection, TypeSection, ValType};
    use wasmparser::{Operator, Validator};

    /// Functions that give these numbers, each after so many times a constant is dropped; the first calls the last.
    fn module(functions: &[(i32, usize)]) -> Vec<u8> {
        let (mut types, mut listed, mut code) =
            (TypeSection::new(), FunctionSection::new(), CodeSection::new());
        let mut exports = ExportSection::new();
        types.ty().function([], [ValType::I32]);
        for (at, &(number, drops)) in functions.iter().enumerate() {
            listed.function(0);
            exports.export(&number.to_string(), ExportKind::Func, at as u32);
            let mut body = Function::new([]);
            for _ in 0..drops {
                body.instructions().i64_const(0x1234_5678_9abc).drop();
            }
            if at == 0 {
                body.instructions().call(functions.len() as u32 - 1).drop();
            }
            body.instructions().i32_const(number).end();
            code.function(&body);
        }
        let mut module = Module::new();
        module.section(&types).section(&listed).section(&exports).section(&code);
        module.finish()
    }

    /// What each export gives, by its name, and the names in the order of the functions.
    fn exported(wasm: &[u8]) -> (Vec<(String, i32)>, Vec<String>) {
        let (mut names, mut numbers) = (HashMap::new(), Vec::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload.unwrap() {
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export.unwrap();
                        names.insert(export.index, export.name.to_owned());
                    }
                }
                Payload::CodeSectionEntry(body) => numbers.push(
                    body.get_operators_reader().unwrap().into_iter().fold(0, |last, operator| match operator
                        .unwrap()
                    {
                        Operator::I32Const { value } => value,
                        _ => last,
                    }),
                ),
                _ => {}
            }
        }
        let order: Vec<String> = (0..numbers.len() as u32).map(|index| names[&index].clone()).collect();
        (order.iter().cloned().zip(numbers).collect(), order)
    }

    #[test]
    fn what_is_alike_stands_together_and_every_name_means_the_same() {
        // More than those that stay first; those after them are alike by twos, far from each other.
        let functions: Vec<(i32, usize)> =
            (0..140).map(|at| (at, if at % 2 == 0 { 40 } else { 0 })).collect();
        let reordered = alike_together(&module(&functions)).unwrap();
        Validator::new().validate_all(&reordered).unwrap();
        let (given, order) = exported(&reordered);
        assert!(given.iter().all(|(name, number)| *name == number.to_string()), "{given:?}");
        let late: Vec<bool> =
            order[SHORT..].iter().map(|name| name.parse::<i32>().unwrap() % 2 == 0).collect();
        assert_eq!(late.windows(2).filter(|pair| pair[0] != pair[1]).count(), 1, "{late:?}");
        assert!(order[..SHORT].iter().all(|name| name.parse::<usize>().unwrap() < SHORT), "{order:?}");
    }

    #[test]
    fn a_call_finds_its_function() {
        let functions: Vec<(i32, usize)> =
            (0..140).map(|at| (at, if at % 2 == 0 { 40 } else { 0 })).collect();
        let reordered = alike_together(&module(&functions)).unwrap();
        let order = exported(&reordered).1;
        let called = Functions::of(&reordered).unwrap().bodies.into_iter().find_map(|body| {
            body.get_operators_reader().unwrap().into_iter().find_map(|operator| match operator.unwrap() {
                Operator::Call { function_index } => Some(function_index),
                _ => None,
            })
        });
        assert_eq!(called.map(|index| order[index as usize].as_str()), Some("139"));
    }
}
