//! A question of any kind: what is asked, how it is answered, what is said to the answer.
//! Invariant: the focus stays where it is, and what is right or wrong is never told by colour alone.

pub mod controls;
mod order;
mod table;

use yew::prelude::*;

use crate::playground::learning::questions::Ask;
use crate::playground::learning::questions::asking::{Asking, Said, Stage};
use crate::playground::{Action, View};
use crate::practice::{Answer, Kind, Level, Mark, Question, SolutionLine};
use crate::sentences::say_text;

use super::{ModePanelProps, said};
use crate::ui::advice::sentence;
use crate::ui::icon::{Icon, icon};

/// A question and the place that it is asked in.
pub struct Asked<'a> {
    pub asking: &'a Asking,
    /// Whether answers are judged as they are given; in a test they are not.
    pub is_judged: bool,
    /// Whether its table is shown where the answer is none of its cells.
    pub has_table: bool,
    pub page: &'a ModePanelProps,
    pub ask: &'a Callback<Ask>,
}

impl Asked<'_> {
    fn question(&self) -> &Question {
        &self.asking.question
    }

    fn is_open(&self) -> bool {
        self.asking.stage == Stage::Open
    }

    fn on(&self, ask: Ask) -> Callback<MouseEvent> {
        self.ask.reform(move |_| ask.clone())
    }

    /// The name of its group of radio buttons.
    fn name(&self) -> AttrValue {
        format!("answer-{}", self.question().id).into()
    }

    /// What an answer is known to be: `right`, `wrong`.
    fn state_of(&self, answer: &Answer) -> Option<&'static str> {
        let is_told = !self.is_open();
        match answer {
            _ if is_told && self.question().right_answer() == *answer => Some("right"),
            _ if self.asking.is_ruled_out(answer) => Some("wrong"),
            _ => None,
        }
    }
}

/// The whole question. Everything in it stays in its place, so that the focus does.
pub fn question(asked: &Asked<'_>) -> Html {
    let question = asked.question();
    let submit = {
        let (ask, is_judged) = (asked.ask.clone(), asked.is_judged);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if is_judged {
                ask.emit(Ask::Judge);
            }
        })
    };
    let answer = match &question.kind {
        Kind::Choose { choices } => controls::choose(asked, choices),
        Kind::Step | Kind::Cell | Kind::Fill { .. } => table::table(asked),
        Kind::Order { lines } => order::order(asked, lines),
        Kind::Mend => controls::mend(asked),
        Kind::Predict { asked: what } => controls::predict(asked, what),
        Kind::Write => controls::write(asked),
    };
    let has_table = asked.has_table && matches!(question.kind, Kind::Choose { .. } | Kind::Predict { .. });
    html! {
        <form class="asked" key={&*question.id} data-kind={kind_name(&question.kind)} onsubmit={submit}>
            <fieldset class="question__body">
                <legend class="question__prompt">{ sentence(&question.prompt) }</legend>
                { program(asked) }
                { answer }
            </fieldset>
            if asked.is_judged {
                { buttons(asked) }
            }
            <reveal-change class="question__said">
                { feedback(asked) }
                { help(asked) }
            </reveal-change>
            if has_table {
                { table::table(asked) }
            }
        </form>
    }
}

fn kind_name(kind: &Kind) -> &'static str {
    match kind {
        Kind::Choose { .. } => "choose",
        Kind::Step => "step",
        Kind::Cell => "cell",
        Kind::Fill { .. } => "fill",
        Kind::Order { .. } => "order",
        Kind::Mend => "mend",
        Kind::Predict { .. } => "predict",
        Kind::Write => "write",
    }
}

/// What it is called and how hard it is.
pub fn head(asking: &Asking, number: Html) -> Html {
    let level = match asking.question.level {
        Level::Easy => "level.easy",
        Level::Medium => "level.medium",
        Level::Hard => "level.hard",
    };
    html! {
        <div class="question__head">
            <h2 class="question__title">
                { number }
                if !asking.question.title.is_empty() {
                    <span>{ &*asking.question.title }</span>
                }
            </h2>
            <span class="chip">{ say_text(level, &[]) }</span>
        </div>
    }
}

/// The program, where the editor is not beside the question.
fn program(asked: &Asked<'_>) -> Html {
    if !asked.asking.has_program() {
        return html! {};
    }
    html! {
        <div class="question__program">
            <pre tabindex="0" role="group" aria-label={say_text("question.program", &[])}>{ &*asked.question().shown.source }</pre>
            if asked.asking.is_of_program() {
                <button type="button" class="button" onclick={asked.page.dispatch.reform(|_| Action::Show(View::Code))}>
                    { icon(Icon::Code) }{ said("question.editor", &[]) }
                </button>
            }
        </div>
    }
}

fn buttons(asked: &Asked<'_>) -> Html {
    let asking = asked.asking;
    let is_open = asked.is_open();
    let has_evidence = asking.verdict().is_some_and(|verdict| verdict.evidence.is_some());
    let hints = asking.question.hints.len();
    let (hints_given, of) = ((asking.hints + 1).min(hints).to_string(), hints.to_string());
    let check = if asking.is_of_program() { "question.check-program" } else { "question.check" };
    let off = |is_off: bool| is_off.then_some("true");
    let later = format!("{}-later", asked.name());
    html! {
        <div class="question__buttons">
            <button type="submit" class="button button--run" aria-disabled={off(!is_open)}>{ said(check, &[]) }</button>
            <button type="button" class="button" aria-disabled={off(!has_evidence)} onclick={has_evidence.then(|| asked.on(Ask::ShowMe))}>
                { icon(Icon::Back) }{ said("question.show-me", &[]) }
            </button>
            if hints > 0 {
                <button type="button" class="button" aria-disabled={off(asking.hints == hints)} onclick={asked.on(Ask::Hint)}>
                    { icon(Icon::Hint) }{ said("question.hint", &[("at", &hints_given), ("of", &of)]) }
                </button>
            }
            <button type="button" class="button" aria-disabled={off(!asking.can_be_shown())} aria-describedby={is_open.then(|| later.clone())}
                title={is_open.then(|| say_text("question.tell-later", &[]))} onclick={asked.on(Ask::Tell)}>
                { said("question.tell", &[]) }
            </button>
            if is_open {
                <span class="visually-hidden" id={later}>{ said("question.tell-later", &[]) }</span>
            }
            if asking.has_solution() {
                <button type="button" class="button" aria-disabled={off(asking.lines == asking.question.solution.len())} onclick={asked.on(Ask::Solve)}>
                    { said("question.solve", &[]) }
                </button>
            }
            if !is_open {
                <button type="button" class="button" onclick={asked.on(Ask::Again)}>{ icon(Icon::Restart) }{ said("question.again", &[]) }</button>
            }
            if asking.has_program() && !asked.page.has_question {
                <button type="button" class="button" onclick={asked.on(Ask::OpenProgram)}>{ icon(Icon::Code) }{ said("question.open", &[]) }</button>
            }
        </div>
    }
}

/// What was said to the last answer.
fn feedback(asked: &Asked<'_>) -> Html {
    let asking = asked.asking;
    let mark = match (&asking.said, asking.verdict().map(|verdict| verdict.mark)) {
        (Said::Nothing, _) => None,
        (Said::Told(_), _) => Some(Told::Shown),
        (_, Some(mark)) => Some(Told::Judged(mark)),
        (_, None) => Some(Told::NoAnswer),
    };
    let is_done = asking.stage != Stage::Open;
    let more = html! {
        <>
            if let Some(verdict) = asking.verdict() {
                <p class="question__words">{ sentence(&verdict.words) }</p>
            }
            { right_text(asked) }
            if let Some(tell) = asking.question.tell.as_ref().filter(|_| is_done) {
                <p class="question__words">{ sentence(tell) }</p>
            }
        </>
    };
    told(mark, more)
}

/// What an answer came to.
#[derive(Clone, Copy)]
pub enum Told {
    NoAnswer,
    Judged(Mark),
    /// It was given away.
    Shown,
}

/// The place that is read aloud when something is said in it.
pub fn told(mark: Option<Told>, more: Html) -> Html {
    let said_of = mark.map(|mark| match mark {
        Told::Shown => ("told", Icon::Hint, "question.told"),
        Told::Judged(mark @ Mark::Right) => (mark.id(), Icon::Check, "question.right"),
        Told::Judged(mark @ Mark::Nearly) => (mark.id(), Icon::Equal, "question.nearly"),
        Told::Judged(mark @ Mark::Wrong) => (mark.id(), Icon::Cross, "question.not-right"),
        Told::NoAnswer => ("none", Icon::Alert, "question.none"),
    });
    html! {
        <div class="question__feedback" role="status" data-mark={said_of.map(|(state, ..)| state)}>
            if let Some((_, sign, name)) = said_of {
                <p class="question__mark">{ icon(sign) }<strong>{ said(name, &[]) }</strong></p>
                { more }
            }
        </div>
    }
}

/// The right answer, where the control itself does not show it.
fn right_text(asked: &Asked<'_>) -> Html {
    if asked.asking.stage != Stage::Shown {
        return html! {};
    }
    match asked.question().right_answer() {
        Answer::Text(text) => {
            html! { <p class="question__words">{ said("question.answer", &[]) }<pre>{ &*text }</pre></p> }
        }
        _ => html! {},
    }
}

/// The hints and the lines of the solution that were asked for.
fn help(asked: &Asked<'_>) -> Html {
    let asking = asked.asking;
    let line = |line: &SolutionLine| {
        html! {
            <li class="solution__line">
                if let Some(code) = &line.code {
                    <code class="solution__code">{ if code.is_empty() { "\u{a0}" } else { code } }</code>
                }
                if !line.words.is_empty() {
                    <span class="solution__words">{ sentence(&line.words) }</span>
                }
            </li>
        }
    };
    html! {
        <div class="question__help" aria-live="polite">
            if asking.hints > 0 {
                <ol class="hints">
                    { for asking.question.hints.iter().take(asking.hints).map(|hint| html! { <li>{ icon(Icon::Hint) }<span>{ sentence(hint) }</span></li> }) }
                </ol>
            }
            if asking.lines > 0 {
                <ol class="solution" tabindex="0" aria-label={say_text("question.solution", &[])}>
                    { for asking.question.solution.iter().take(asking.lines).map(line) }
                </ol>
            }
        </div>
    }
}
