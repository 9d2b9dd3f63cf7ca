//! What a panic would say is taken out of the module. A panic stays a trap that the browser reports with its stack; its
//! message (which may quote an answer), its place in the source and all the code that prints them go.

mod locations;

use std::collections::HashSet;
use walrus::{
    ConstExpr, Data, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module,
    ir::{Call, Instr, InstrLocId, Unreachable, Value, VisitorMut, dfs_pre_order_mut},
};

/// Functions that only a panic calls, by the beginning of their names.
const PANICS: [&str; 9] = [
    "core::panicking::",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already",
    "std::panicking::panic_with_hook",
    "std::panicking::panic_handler",
    "console_error_panic_hook::hook",
    "alloc::raw_vec::handle_error",
];
/// Pieces of the names of others: failed checks inside the standard library, and values written for programmers, which
/// without panics nobody asks for.
const PIECES: [&str; 8] = [
    "::assert_failed",
    "::slice_error_fail",
    "::slice_index_fail",
    "::len_mismatch_fail",
    "::panic_poisoned",
    "::panic_on_ord_violation",
    "::do_panic",
    " as core::fmt::Debug>::fmt",
];
/// Parts of Yew for what we never make, by pieces of their names: raw HTML, suspense, portals, listeners of elements
/// (the shell listens), attributes whose names differ from one painting to the next, elements that change places (questions
/// keep their order; they only come and go).
const NEVER_MADE: [&str; 17] = [
    "braw::BRaw>::",
    "::VRaw as ",
    "::VSuspense as ",
    "::VSuspense> as ",
    "::BaseSuspense",
    "::VPortal as ",
    "::VPortal> as ",
    "::EventDescriptor",
    "::SubtreeData>::add_listener",
    "::BSubtree>::ensure_handled",
    "::ListenerRegistration>::register",
    "listeners::Registry>::",
    "IndexMap<",
    "::Attributes>::apply_diff_as_maps",
    "&yew::virtual_dom::AttributeOrProperty)>",
    "::ReconcileTarget>::shift",
    "::Scoped>::shift_node",
];
/// What is made with a value goes with it, whether or not it was ever used; and an empty table is walked through like any.
const KEPT: [&str; 4] = ["drop_in_place", "::drop_slow", "::Drop>::drop", "::Iterator>::next"];

/// Makes every panic of a module a bare trap, and empties what only messages of panics read.
pub fn silence(module: &mut Module) {
    let left_out: HashSet<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|id| module.funcs.get(*id).name.as_deref().is_some_and(is_left_out))
        .collect();
    for id in &left_out {
        trap(module, *id);
    }
    let mut calls = Calls(left_out);
    for (_, function) in module.funcs.iter_local_mut() {
        let start = function.entry_block();
        dfs_pre_order_mut(&mut calls, function, start);
    }
    let segments: Vec<_> = module.data.iter().map(Data::id).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset: ConstExpr::Value(Value::I32(start)), .. } = data.kind {
            locations::empty(&mut data.value, start.cast_unsigned());
        }
    }
}

fn is_left_out(name: &str) -> bool {
    let name = plain(name);
    let has = |pieces: &[&str]| pieces.iter().any(|piece| name.contains(piece));
    PANICS.iter().any(|start| name.starts_with(start)) || has(&PIECES) || has(&NEVER_MADE) && !has(&KEPT)
}

/// A name without the numbers that tell crates of one name apart: `core[c5930c85]::fmt` becomes `core::fmt`.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default();
    parts.fold(first.to_owned(), |plain, part| plain + part.split_once(']').map_or(part, |(_, rest)| rest))
}

/// Gives a function the body `unreachable`.
fn trap(module: &mut Module, id: FunctionId) {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    builder.func_body().unreachable();
    let args = params.iter().map(|param| module.locals.add(*param)).collect();
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
}

/// Makes calls of functions that only trap traps themselves: so what follows each is seen never to be reached.
struct Calls(HashSet<FunctionId>);

impl VisitorMut for Calls {
    fn visit_instr_mut(&mut self, instr: &mut Instr, _: &mut InstrLocId) {
        if matches!(instr, Instr::Call(Call { func }) if self.0.contains(func)) {
            *instr = Unreachable {}.into();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::ir::{Visitor, dfs_in_order};

    #[test]
    fn only_what_panics_call_and_what_is_never_made_is_left_out() {
        let left_out = [
            "core[c5930c85a12de822]::panicking::panic_fmt",
            "<char as core[c5930c85a12de822]::fmt::Debug>::fmt",
            "<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed",
        ];
        let never_made = [
            "<yew[a543996e6e7dbf1e]::virtual_dom::vraw::VRaw as yew[a543996e6e7dbf1e]::dom_bundle::traits::Reconcilable>::attach",
            "<yew[a543996e6e7dbf1e]::dom_bundle::subtree_root::EventDescriptor as core[c5930c85a12de822]::clone::Clone>::clone",
        ];
        let kept = [
            "core[c5930c85a12de822]::ptr::drop_in_place::<yew[a543996e6e7dbf1e]::dom_bundle::subtree_root::EventDescriptor>",
            "std[a543996e6e7dbf1e]::panicking::panic_count::is_zero_slow_path",
            "<u32 as core[c5930c85a12de822]::fmt::Display>::fmt",
            "layak_form::parse::parse::h0123456789abcdef",
        ];
        assert!(left_out.iter().chain(&never_made).all(|name| is_left_out(name)));
        assert!(!kept.iter().any(|name| is_left_out(name)));
    }

    #[test]
    fn a_panic_becomes_a_trap() {
        let mut module = Module::default();
        for name in ["core::panicking::panic", "layak::decide"] {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            builder.func_body().i32_const(1).drop();
            let id = builder.finish(Vec::new(), &mut module.funcs);
            module.funcs.get_mut(id).name = Some(name.to_owned());
            module.exports.add(name, id);
        }
        silence(&mut module);
        let size = |name| {
            let id = module.funcs.by_name(name);
            id.map(|id| module.funcs.get(id).kind.unwrap_local().size())
        };
        assert_eq!(size("core::panicking::panic"), Some(1), "unreachable and nothing else");
        assert_eq!(size("layak::decide"), Some(2));
    }

    #[test]
    fn what_follows_a_panic_is_never_reached() {
        let mut module = Module::default();
        let named = |module: &mut Module, name: &str, call: Option<FunctionId>| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            if let Some(call) = call {
                builder.func_body().block(None, |block| {
                    block.call(call);
                });
            }
            let id = builder.finish(Vec::new(), &mut module.funcs);
            module.funcs.get_mut(id).name = Some(name.to_owned());
            id
        };
        let panic = named(&mut module, "core::panicking::panic", None);
        let careful = named(&mut module, "layak::decide", Some(panic));
        let caller = named(&mut module, "layak::ask", Some(careful));
        silence(&mut module);
        let calls = |id| {
            let mut found = Found::default();
            let function = module.funcs.get(id).kind.unwrap_local();
            dfs_in_order(&mut found, function, function.entry_block());
            found.0
        };
        assert_eq!((calls(careful), calls(caller)), (Vec::new(), vec![careful]));
    }

    #[derive(Default)]
    struct Found(Vec<FunctionId>);

    impl<'i> Visitor<'i> for Found {
        fn visit_call(&mut self, call: &Call) {
            self.0.push(call.func);
        }
    }
}
