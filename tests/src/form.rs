//! The form as an applicant uses it: by clicks and keys, on any page that holds a `<layak-form>`.
//!
//! Answers are given as a document of the wire (flat by fact id, items in arrays); the driver answers whatever is asked
//! from it, so a test states what a person knows and not which field stands where.

use crate::{
    axe,
    browser::{Browser, PATIENCE},
};
use anyhow::{Context, Result, bail, ensure};
use fantoccini::{elements::Element, key::Key};
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// The form's frame, or its first heading where it has none.
const FIRST: &str =
    "return document.querySelector('layak-form')?.shadowRoot?.querySelector('iframe, [data-heading]')";

/// Everything below runs in the document that holds the form itself, within its one shadow root.
const ROOT: &str = "const root = document.querySelector('layak-form')?.shadowRoot;";

/// A `<layak-form>` that is being filled in. In isolated mode the driver has entered its frame.
pub struct Form<'a> {
    browser: &'a Browser,
    framed: bool,
    /// What axe-core looks at; the whole page unless the page is not ours to judge.
    pub judged: Option<&'static str>,
    /// The screens that axe-core has looked at, by name.
    pub seen: Vec<String>,
    /// What it found, all of it: one run shows everything.
    found: Vec<String>,
}

/// A control on the screen, as [`CONTROLS`] finds it.
#[derive(Clone, Debug, Deserialize)]
struct Control {
    key: String,
    kind: String,
    filled: bool,
}

/// A verdict as the panel shows it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Shown {
    /// The heading of its group: the product, the member; empty for the whole.
    pub group: String,
    /// What was decided.
    pub title: String,
    /// The verdict in a few words.
    pub badge: String,
    /// Everything that the card says, reasons and law included.
    pub text: String,
}

const CONTROLS: &str = r"
    return [...root.querySelectorAll('form .field')].map((field) => {
        const control = field.querySelector('input, textarea, select');
        const all = [...field.querySelectorAll('input, textarea, select')];
        const kind = control.getAttribute('role') === 'combobox' ? 'search'
            : control.type === 'radio' ? 'radio'
            : control.type === 'checkbox' ? (field.matches('fieldset') ? 'many' : 'declaration')
            : field.querySelector('.parts') ? 'date' : 'text';
        const filled = all.some((one) => ['radio', 'checkbox'].includes(one.type) ? one.checked : one.value !== '');
        return { key: control.id.replace(/^layak\d+-/, ''), kind, filled };
    });";

const VERDICTS: &str = r"
    return [...root.querySelectorAll('.panel .verdict')].map((card) => {
        let heading = card;
        do heading = heading.previousElementSibling ?? heading.parentElement;
        while (heading && !/^H\d$/.test(heading.tagName));
        const text = (selector) => card.querySelector(selector)?.textContent.trim() ?? '';
        return { group: heading?.textContent.trim() ?? '', title: text('.name'), badge: text('.badge'), text: card.textContent };
    });";

/// What distinguishes one screen from the next.
const SCREEN: &str = r"
    const text = (selector) => root.querySelector(selector)?.textContent ?? '';
    return [text('[data-heading]'), ...[...root.querySelectorAll('.page > p.muted')].map((p) => p.textContent),
            root.querySelectorAll('.items li').length].join(' | ');";

impl<'a> Form<'a> {
    /// Takes hold of the form on the current page, in its frame if it has one, as soon as it is shown.
    pub async fn on_page(browser: &'a Browser) -> Result<Form<'a>> {
        let first = browser.element(FIRST, vec![]).await.context("the page shows no form")?;
        let framed = first.tag_name().await? == "iframe";
        if framed {
            first.enter_frame().await.context("cannot enter the form's frame")?;
        }
        let form = Form { browser, framed, judged: None, seen: Vec::new(), found: Vec::new() };
        form.wait_for("[data-heading]").await?;
        Ok(form)
    }

    /// Back to the host page; an error if axe-core found anything on the way.
    pub async fn leave(self) -> Result<()> {
        self.browser.client.enter_parent_frame().await?;
        self.clean()
    }

    /// An error if axe-core found anything on the way, or looked at nothing.
    pub fn clean(&self) -> Result<()> {
        ensure!(self.found.is_empty(), "{}", self.found.join("\n"));
        ensure!(!self.seen.is_empty(), "axe-core has looked at no screen");
        Ok(())
    }

    /// Runs a script that finds the shadow root as `root`.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.browser.script(&format!("{ROOT}{script}"), arguments).await
    }

    /// The element that matches within the form, as soon as there is one.
    pub async fn wait_for(&self, selector: &str) -> Result<Element> {
        self.browser
            .element(&format!("{ROOT}return root?.querySelector(arguments[0])"), vec![json!(selector)])
            .await
    }

    /// Whether something matches now.
    pub async fn has(&self, selector: &str) -> Result<bool> {
        Ok(self.script("return root.querySelector(arguments[0]) !== null", vec![json!(selector)]).await?
            == json!(true))
    }

    /// The text of the first match.
    pub async fn text(&self, selector: &str) -> Result<String> {
        let text = self
            .script("return root.querySelector(arguments[0])?.textContent", vec![json!(selector)])
            .await?;
        text.as_str().map(str::to_owned).with_context(|| format!("nothing on the screen matches {selector}"))
    }

    /// The heading of the screen.
    pub async fn heading(&self) -> Result<String> {
        self.text("[data-heading]").await
    }

    /// Lets axe-core look at the whole page with the form in it, and notes that it did.
    pub async fn check(&mut self, state: &str) -> Result<()> {
        if self.framed {
            axe::inject(self.browser).await?;
            self.browser.client.enter_parent_frame().await?;
        }
        if let Err(found) = axe::check_within(self.browser, self.judged, state).await {
            // Also shown at once: the test may end before it leaves the form.
            eprintln!("{found}");
            self.found.push(found.to_string());
        }
        if self.framed {
            self.browser.element(FIRST, vec![]).await?.enter_frame().await?;
        }
        self.no_sideways().await.with_context(|| format!("on the screen {state}"))?;
        self.seen.push(state.to_owned());
        Ok(())
    }

    /// Nothing may be wider than the screen.
    async fn no_sideways(&self) -> Result<()> {
        let script = "const page = document.documentElement; return [page.scrollWidth, page.clientWidth];";
        let widths: (u64, u64) = serde_json::from_value(self.script(script, vec![]).await?)?;
        ensure!(widths.0 <= widths.1, "the page is {} px wide on a screen of {} px", widths.0, widths.1);
        Ok(())
    }

    /// Clicks as a person does: the element comes into view first.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.wait_for(selector).await?;
        self.press(&element).await.with_context(|| format!("cannot click {selector}"))
    }

    async fn press(&self, element: &Element) -> Result<()> {
        let into_view = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser.script(into_view, vec![serde_json::to_value(element)?]).await?;
        Ok(element.click().await?)
    }

    /// Goes on from the start screen.
    pub async fn begin(&self) -> Result<()> {
        let before = self.screen().await?;
        self.click(".actions .button.main").await?;
        self.changed(&before).await
    }

    /// Answers everything on the screen that the answers know; what a rule reveals is answered too.
    pub async fn fill(&self, answers: &Value) -> Result<()> {
        let mut tried: Vec<String> = Vec::new();
        loop {
            let controls: Vec<Control> = serde_json::from_value(self.script(CONTROLS, vec![]).await?)?;
            let Some(next) =
                controls.into_iter().find(|control| !control.filled && !tried.contains(&control.key))
            else {
                return Ok(());
            };
            tried.push(next.key.clone());
            if let Some(value) = self.answer(answers, &next.key).await? {
                self.enter(&next, &value)
                    .await
                    .with_context(|| format!("entering {value} into {}", next.key))?;
            }
        }
    }

    /// What the answers say for a control: a fact, a fact of an item, or whether there is another item.
    async fn answer(&self, answers: &Value, key: &str) -> Result<Option<Value>> {
        if let Some(subject) = key.strip_prefix('+') {
            let given = answers.get(subject).and_then(Value::as_array).map_or(0, Vec::len);
            let listed = self.script("return root.querySelectorAll('.items > li').length", vec![]).await?;
            return Ok(Some(json!(listed.as_u64().unwrap_or(0) < given as u64)));
        }
        Ok(answers.pointer(&format!("/{key}")).cloned())
    }

    async fn enter(&self, control: &Control, value: &Value) -> Result<()> {
        match (control.kind.as_str(), value) {
            ("radio", value) => {
                self.choose(&control.key, value).await?;
                // WebKit's driver presses where the option stood when it was asked; what the answer before reveals may have
                // moved it since. A person sees that and presses again.
                if self.is_unfilled(&control.key).await? {
                    self.choose(&control.key, value).await?;
                }
                Ok(())
            }
            ("many", Value::Array(values)) => {
                for value in values {
                    self.choose(&control.key, value).await?;
                }
                Ok(())
            }
            ("declaration", Value::Bool(true)) => self.click(&by_key(&control.key, "")).await,
            ("declaration", _) => Ok(()),
            ("date", Value::String(date)) => self.date(&control.key, date).await,
            ("search", value) => self.search(&control.key, value).await,
            (_, Value::String(text)) => self.type_into(&control.key, text).await,
            (_, value) => self.type_into(&control.key, &value.to_string()).await,
        }
    }

    /// Whether the control of a fact is there and has no answer.
    async fn is_unfilled(&self, key: &str) -> Result<bool> {
        let controls: Vec<Control> = serde_json::from_value(self.script(CONTROLS, vec![]).await?)?;
        Ok(controls.iter().any(|control| control.key == key && !control.filled))
    }

    /// Chooses an option by its value or, of checkboxes, by its label. The question about another item has no values: yes
    /// comes first.
    async fn choose(&self, key: &str, value: &Value) -> Result<()> {
        let wanted = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let script = r"
            const [key, wanted] = arguments;
            const all = [...root.querySelectorAll('form .field input')].filter((one) =>
                one.id.replace(/^layak\d+-/, '') === key || one.id.replace(/^layak\d+-/, '').startsWith(key + '-'));
            const own = all.find((one) => one.hasAttribute('value') && one.value === wanted)
                ?? all.find((one) => one.type === 'checkbox' && one.closest('label').textContent.trim() === wanted);
            return (own ?? all[key.startsWith('+') ? (wanted === 'true' ? 0 : 1) : -1])?.closest('label') ?? null;";
        let option =
            self.browser.element(&format!("{ROOT}{script}"), vec![json!(key), json!(wanted)]).await?;
        self.press(&option).await
    }

    async fn date(&self, key: &str, date: &str) -> Result<()> {
        let parts: Vec<&str> = date.split('-').collect();
        let [year, month, day] = parts.as_slice() else { bail!("{date} is not a date") };
        for (part, text) in [("", day), ("-month", month), ("-year", year)] {
            let element = self.wait_for(&by_key(key, part)).await?;
            element.send_keys(text).await?;
        }
        Ok(())
    }

    /// Types the beginning of the label and takes what is found with the keyboard: the option of just that label, else
    /// the first.
    async fn search(&self, key: &str, value: &Value) -> Result<()> {
        let text = value.as_str().unwrap_or_default();
        let element = self.wait_for(&by_key(key, "")).await?;
        element.send_keys(text).await?;
        let listed = format!(
            "const [key, label, done] = arguments; {ROOT}
             requestAnimationFrame(() => requestAnimationFrame(() => done(Math.max(0,
                 [...root.querySelectorAll(`[id$=\"-${{key}}-list\"] li`)].findIndex((one) => one.textContent === label)))));"
        );
        let before = self.browser.script_async(&listed, vec![json!(key), json!(text)]).await?;
        let down =
            char::from(Key::Down).to_string().repeat(1 + usize::try_from(before.as_u64().unwrap_or(0))?);
        element.send_keys(&format!("{down}{}", char::from(Key::Enter))).await?;
        Ok(())
    }

    /// Types a text into the control of a fact.
    pub async fn type_into(&self, key: &str, text: &str) -> Result<()> {
        let element = self.wait_for(&by_key(key, "")).await?;
        Ok(element.send_keys(text).await?)
    }

    /// Goes on by the main button and waits for another screen. An error summary is an error here.
    pub async fn next(&self) -> Result<()> {
        let before = self.screen().await?;
        self.click("form .actions .button.main").await?;
        self.changed(&before).await
    }

    async fn changed(&self, before: &str) -> Result<()> {
        let until = Instant::now() + PATIENCE;
        while self.screen().await? == before {
            if self.has("[data-summary]").await? {
                bail!("the screen {before} reports: {}", self.text("[data-summary]").await?);
            }
            ensure!(Instant::now() < until, "the screen {before} did not change");
            sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    async fn screen(&self) -> Result<String> {
        Ok(self.script(SCREEN, vec![]).await?.as_str().unwrap_or_default().to_owned())
    }

    /// The verdicts that the panel shows.
    pub async fn verdicts(&self) -> Result<Vec<Shown>> {
        Ok(serde_json::from_value(self.script(VERDICTS, vec![]).await?)?)
    }

    /// The verdict of a group whose title contains these words.
    pub async fn verdict(&self, group: &str, title: &str) -> Result<Shown> {
        let all = self.verdicts().await?;
        let found =
            all.iter().find(|shown| shown.group.contains(group) && shown.title.contains(title)).cloned();
        found.with_context(|| {
            let names: Vec<String> =
                all.iter().map(|shown| format!("{}: {}", shown.group, shown.title)).collect();
            format!("no verdict {title:?} of {group:?} among {names:?}")
        })
    }

    /// Shows the reasons of every verdict; they are painted only when asked for.
    pub async fn open_reasons(&self) -> Result<()> {
        self.script(
            "root.querySelectorAll('.panel .reasons-link[aria-expanded=false]').forEach((one) => one.click())",
            vec![],
        )
        .await?;
        self.wait_for(".panel .reasons-link[aria-expanded=true]").await.map(|_| ())
    }

    /// From here to the review, answering everything on the way; axe-core looks at each screen filled in.
    pub async fn fill_to_review(&mut self, answers: &Value) -> Result<()> {
        self.go_to_review(answers, true).await
    }

    /// As [`Form::fill_to_review`], without axe-core.
    pub async fn walk_to_review(&mut self, answers: &Value) -> Result<()> {
        self.go_to_review(answers, false).await
    }

    async fn go_to_review(&mut self, answers: &Value, looked_at: bool) -> Result<()> {
        for _ in 0..60 {
            if self.has("dl.answers").await? {
                return Ok(());
            }
            let name = self.screen().await?;
            self.fill(answers).await?;
            if looked_at {
                self.check(&format!("{name}, filled")).await?;
            }
            self.next().await?;
        }
        bail!("no review after 60 screens; the last is {}", self.screen().await?)
    }
}

/// The selector of a control by the key of its fact.
fn by_key(key: &str, part: &str) -> String {
    format!("[id$=\"-{key}{part}\"]")
}
