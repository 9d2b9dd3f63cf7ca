//! Which functions are left out of the module, by their names.

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
/// What is never done, by pieces of names: lists in which every element has a key are put in another order.
const NEVER_DONE: [&str; 1] =
    ["::Zip<core::iter::adapters::rev::Rev<alloc::vec::drain::Drain<yew::virtual_dom::vnode::VNode>>"];
/// What is made with a value goes with it, whether or not it was ever used; and an empty table is walked through like any.
const KEPT: [&str; 4] = ["drop_in_place", "::drop_slow", "::Drop>::drop", "::Iterator>::next"];

/// Whether a function is left out, by its name.
pub fn is_left_out(name: &str) -> bool {
    let name = plain(name);
    let has = |pieces: &[&str]| pieces.iter().any(|piece| name.contains(piece));
    let never = has(&NEVER_DONE) || has(&NEVER_MADE) && !has(&KEPT);
    never || PANICS.iter().any(|start| name.starts_with(start)) || has(&PIECES)
}

/// A name without the numbers that tell crates of one name apart: `core[c5930c85]::fmt` becomes `core::fmt`.
fn plain(name: &str) -> String {
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default();
    parts.fold(first.to_owned(), |plain, part| plain + part.split_once(']').map_or(part, |(_, rest)| rest))
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
