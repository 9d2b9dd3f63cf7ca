//! The object that is being judged. A keyword sees only its own value, so the object around it is kept per thread
//! while a validator runs, and the value is found in it by its address.

use serde_json::{Map, Value};
use std::{cell::RefCell, rc::Rc};

thread_local! {
    static FACTS: RefCell<Option<Rc<View>>> = const { RefCell::new(None) };
}

/// The facts in flat pieces: the root's members, and each item of each array with its address.
struct View {
    root: Map<String, Value>,
    /// Addresses of the values of each item, and the item.
    items: Vec<(Vec<usize>, Map<String, Value>)>,
}

/// Runs a validator over a view. The addresses are those of `view` itself, which outlives the run.
pub(in super::super) fn with_facts<T>(view: &Value, run: impl FnOnce() -> T) -> T {
    FACTS.with(|facts| facts.replace(view.as_object().map(|root| Rc::new(View::new(root)))));
    let result = run();
    FACTS.with(|facts| facts.replace(None));
    result
}

/// The value of another fact as a keyword at `instance` sees it: of the item that holds the instance, else of the
/// root. None if it is absent.
pub(super) fn other_fact(instance: &Value, fact: &str) -> Option<Value> {
    let view = FACTS.with(|facts| facts.borrow().clone())?;
    let address = std::ptr::from_ref(instance) as usize;
    let item = view.items.iter().find(|(addresses, _)| addresses.contains(&address));
    item.and_then(|(_, members)| members.get(fact)).or_else(|| view.root.get(fact)).cloned()
}

impl View {
    fn new(root: &Map<String, Value>) -> View {
        let arrays = root.values().filter_map(Value::as_array).flatten();
        let items = arrays.filter_map(Value::as_object).map(|item| {
            let addresses = item.values().map(|value| std::ptr::from_ref(value) as usize).collect();
            (addresses, item.clone())
        });
        View { items: items.collect(), root: root.clone() }
    }
}
