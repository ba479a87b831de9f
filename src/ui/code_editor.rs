//! The editor's place on the page.
//! Invariant: the text belongs to `<code-editor>`; this hands it lines and problems, and passes on what the reader does.

use yew::prelude::*;

use crate::playground::problems::problems;
use crate::playground::{Action, TraceHandle};
use crate::web::{Diagnostic, EditorElement, EditorEvent};

#[derive(Properties, PartialEq)]
pub struct CodeEditorProps {
    /// A text that the editor takes over each time the number changes.
    pub replacement: (u32, AttrValue),
    pub current_line: Option<u32>,
    pub executed_line: Option<u32>,
    pub trace: TraceHandle,
    /// The text that the trace came from.
    pub source: AttrValue,
    pub is_stale: bool,
    pub dispatch: Callback<Action>,
}

/// The textbox *Code*.
#[component]
pub fn CodeEditor(props: &CodeEditorProps) -> Html {
    let (number, text) = props.replacement.clone();
    let editor = use_mut_ref(|| EditorElement::adopt(&text));
    {
        let (editor, dispatch) = (editor.clone(), props.dispatch.clone());
        use_effect_with((), move |()| {
            if let Some(editor) = editor.borrow_mut().as_mut() {
                editor.restore_focus();
                editor.listen(move |event| {
                    dispatch.emit(match event {
                        EditorEvent::Change(text) => Action::Edit(text.into()),
                        EditorEvent::Run => Action::Run,
                        EditorEvent::Stop => Action::Stop,
                        EditorEvent::Line(line) => Action::GoToLine(line),
                    });
                });
            }
        });
    }
    {
        let editor = editor.clone();
        use_effect_with((number, text.clone()), move |(_, text)| {
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
        let (editor, source) = (editor.clone(), props.source.clone());
        use_effect_with((props.trace.clone(), props.is_stale), move |(trace, is_stale)| {
            let found = if *is_stale { Vec::new() } else { problems(trace, &source) };
            let diagnostics: Vec<Diagnostic> = found
                .into_iter()
                .map(|problem| Diagnostic {
                    line: problem.line,
                    column: problem.column,
                    message: problem.message(),
                    severity: problem.severity,
                })
                .collect();
            if let Some(editor) = &*editor.borrow() {
                editor.set_diagnostics(&diagnostics);
                if let Some(worst) = diagnostics.iter().rev().find(|diagnostic| diagnostic.severity != "info") {
                    editor.reveal_line(worst.line);
                }
            }
        });
    }
    let node = editor.borrow().as_ref().map(EditorElement::node);
    html! {
        <div class="code-editor">
            if let Some(node) = node {
                { Html::VRef(node) }
            } else {
                <textarea aria-label="Code" spellcheck="false" value={text} />
            }
        </div>
    }
}
