// Forms that are heard and never sent.
//
// A frame may be sandboxed without the right to send forms, and then the browser does not even
// tell of the wish to. Enter in a field of a form clicks its button, so that is all to be heard.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('button');
  if (!button?.form || button.type !== 'submit') return;
  event.preventDefault();
  button.form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true, submitter: button }));
});
