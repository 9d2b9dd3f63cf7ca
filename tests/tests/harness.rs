//! The harness itself: what must go red goes red.

use anyhow::{Result, ensure};
use layak_tests::{
    browser::{PHONE, with},
    form::Form,
    server::Server,
};

/// Each takes away something that a person needs, in the first form of the page.
const HARMS: [(&str, &str); 3] = [
    ("label", "root.querySelector('form .field label.label').remove()"),
    ("color-contrast", "root.querySelector('form .label').style.color = '#ddd'"),
    ("aria-valid-attr-value", "root.querySelector('form input').setAttribute('aria-invalid', 'perhaps')"),
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn axe_sees_harm_through_the_frame_and_the_shadow_root() -> Result<()> {
    let server = Server::start().await?;
    let partner = server.partner.clone();
    with(PHONE, |browser| async move {
        for (rule, harm) in HARMS {
            browser.client.goto(&partner).await?;
            let mut form = Form::on_page(&browser).await?;
            if form.has(".note .button").await? {
                form.click(".note .button:not(.main)").await?;
            }
            form.begin().await?;
            form.check("unharmed").await?;
            form.clean()?;
            form.script(harm, vec![]).await?;
            form.check("harmed").await?;
            let found = form.clean().err().map(|error| error.to_string()).unwrap_or_default();
            ensure!(found.contains(rule), "axe-core does not see {rule} after {harm}: {found}");
        }
        Ok(())
    })
    .await?;
    server.stop().await
}
