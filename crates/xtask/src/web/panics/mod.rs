//! What a panic would say is taken out of the module. A panic stays a trap that the browser reports with its stack; its
//! message (which may quote an answer), its place in the source and all the code that prints them go.

mod locations;
mod names;

use names::is_left_out;
use std::collections::HashSet;
use walrus::{
    ConstExpr, Data, DataKind, FunctionBuilder, FunctionId, FunctionKind, Module,
    ir::{Call, Instr, InstrLocId, Unreachable, Value, VisitorMut, dfs_pre_order_mut},
};

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
