//! Carrying open answers from one pack's draft into another pack's form.

use crate::packs::{self, MOTOR, PERMITS, at, enter};
use layak_form::Typed;

#[test]
fn equal_open_facts_are_carried_into_blank_fields() {
    let mut permits = packs::form(&PERMITS);
    enter(&mut permits, "business.annualSales", "450 juta");
    enter(&mut permits, "business.hasNib", "true");
    enter(&mut permits, "business.started", "7 Agustus 2019");
    enter(&mut permits, "product/0/product.name", "Keripik");
    let draft = permits.draft(packs::today());
    let mut motor = packs::form(&MOTOR);
    enter(&mut motor, "business.started", "1 Mei 2020");
    let carried = motor.carry_over(&draft, packs::today()).unwrap();
    assert_eq!(carried, 2);
    assert_eq!(motor.typed(at(&motor, "business.annualSales")), &Typed::from("450 juta"));
    assert_eq!(
        motor.typed(at(&motor, "business.started")),
        &Typed::from("1 Mei 2020"),
        "never over what was typed"
    );
}

#[test]
fn what_is_no_answer_here_is_not_carried() {
    let mut permits = packs::form(&PERMITS);
    enter(&mut permits, "business.annualSales", "1,500,000");
    let draft = permits.draft(packs::today());
    let mut motor = packs::form(&MOTOR);
    assert_eq!(motor.carry_over(&draft, packs::today()), Ok(0));
    assert!(motor.typed(at(&motor, "business.annualSales")).is_blank());
}
