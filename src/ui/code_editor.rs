//! An editor's place on the page.
//! Invariant: the text belongs to `<code-editor>`; this hands it lines and problems, and passes on what the reader does.

use std::rc::Rc;

use yew::prelude::*;

use crate::playground::problems::{Problem, Severity};
use crate::playground::{Action, Sheet, ShownLine};
use crate::sentences::text;
use crate::web::{Diagnostic, EditorElement, EditorEvent};

#[derive(Properties, PartialEq)]
pub struct CodeEditorProps {
    pub sheet: Sheet,
    /// A text that the editor takes over each time the number changes.
    pub replacement: (u32, AttrValue),
    #[prop_or_default]
    pub current_line: Option<u32>,
    #[prop_or_default]
    pub executed_line: Option<u32>,
    pub problems: Rc<[Problem]>,
    pub shown_line: ShownLine,
    pub dispatch: Callback<Action>,
}

/// The textbox *Code*, or *settings.py*.
#[component]
pub fn CodeEditor(props: &CodeEditorProps) -> Html {
    let (number, source) = props.replacement.clone();
    let sheet = props.sheet;
    let label = match sheet {
        Sheet::Program => "code.name",
        Sheet::Settings => "sheet.settings",
    };
    let editor = use_mut_ref(|| EditorElement::adopt(&source, &text(label)));
    let shown_problems = use_mut_ref(|| props.problems.clone());
    *shown_problems.borrow_mut() = props.problems.clone();
    {
        let (editor, dispatch) = (editor.clone(), props.dispatch.clone());
        use_effect_with((), move |()| {
            if let Some(editor) = editor.borrow_mut().as_mut() {
                editor.restore_focus();
                editor.listen(move |event| {
                    let action = match event {
                        EditorEvent::Change(text) if sheet == Sheet::Settings => {
                            Some(Action::EditSettings(text.into()))
                        }
                        EditorEvent::Change(text) => Some(Action::Edit(text.into())),
                        EditorEvent::Run => Some(Action::Run),
                        EditorEvent::Stop => Some(Action::Stop),
                        EditorEvent::Line(line) => Some(Action::GoToLine(line)),
                        EditorEvent::Fix(index) => {
                            shown_problems.borrow().get(index).and_then(|problem| problem.fix.clone()).map(Action::Fix)
                        }
                    };
                    action.into_iter().for_each(|action| dispatch.emit(action));
                });
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((number, source.clone()), move |(_, text)| {
            if let Some(editor) = &*editor.borrow()
                && editor.value().as_deref() != Some(text)
            {
                editor.set_value(text);
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((props.current_line, props.executed_line), move |(current, executed)| {
            if let Some(editor) = &*editor.borrow() {
                editor.mark_lines(*current, *executed);
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with(props.problems.clone(), move |problems| {
            let diagnostics: Vec<Diagnostic> = problems.iter().map(diagnostic).collect();
            if let Some(editor) = &*editor.borrow() {
                editor.set_diagnostics(&diagnostics);
                if let Some(worst) = problems.iter().rfind(|problem| problem.severity != Severity::Notice) {
                    editor.reveal_line(worst.line);
                }
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with(props.shown_line, move |shown| {
            match (&*editor.borrow(), shown) {
                (Some(editor), ShownLine { number: 1.., line, takes_focus: true }) => editor.show_line(*line),
                (Some(editor), ShownLine { number: 1.., line, takes_focus: false }) => editor.reveal_line(*line),
                _ => {}
            };
        });
    }
    let node = editor.borrow().as_ref().map(EditorElement::node);
    html! {
        <div class="code-editor">
            if let Some(node) = node {
                { Html::VRef(node) }
            } else {
                <textarea aria-label={text(label)} spellcheck="false" value={source} />
            }
        </div>
    }
}

fn diagnostic(problem: &Problem) -> Diagnostic<'_> {
    Diagnostic {
        line: problem.line,
        column: problem.column,
        end_column: problem.end_column,
        severity: problem.severity.name(),
        advice: problem.advice.as_deref().unwrap_or_default(),
        message: &problem.text,
        fix: problem.fix.as_ref().map(|fix| &*fix.label).unwrap_or_default(),
    }
}
