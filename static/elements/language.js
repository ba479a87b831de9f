// The language of the page: how it writes numbers and plurals, and its sentences where they are not English.
//
// `app-language` asks for them: `detail.sentences` is a catalogue like the one in src/sentences, in
// which what is missing is said in English. Nothing brings one yet.
document.addEventListener('app-language', ({ detail }) => {
  const tag = document.documentElement.lang || 'en';
  // The engine knows English, and asking the browser takes it longer than all else that is done here.
  if (tag === 'en') return;
  const numbers = new Intl.NumberFormat(tag);
  const parts = numbers.formatToParts(1234567.8);
  const part = (type) => parts.find((one) => one.type === type)?.value ?? '';
  const rules = new Intl.PluralRules(tag);
  detail.digits = [...new Intl.NumberFormat(tag, { useGrouping: false }).format(9876543210)].reverse().join('');
  detail.decimal = part('decimal');
  detail.group = part('group');
  detail.plural = (count) => rules.select(count);
});
