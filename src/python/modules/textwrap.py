__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACES = "\t\n\x0b\x0c\r "


def _is_word(character):
    return character.isalnum() or character == "_"


def _chunks(text, break_on_hyphens):
    # Words and the spaces between them; a word may break after a hyphen between letters and around dashes.
    chunks = []
    at = 0
    while at < len(text):
        start = at
        is_space = text[at] in _SPACES
        while at < len(text) and (text[at] in _SPACES) == is_space:
            at += 1
        if is_space or not break_on_hyphens:
            chunks.append(text[start:at])
        else:
            chunks.extend(_parts(text[start:at]))
    return chunks


def _parts(word):
    parts = []
    start = at = 0
    while at < len(word):
        if word[at] != "-":
            at += 1
            continue
        end = at
        while end < len(word) and word[end] == "-":
            end += 1
        before = word[at - 1] if at else ""
        after = word[end] if end < len(word) else ""
        if end - at >= 2 and before and after and (_is_word(before) or before in "!\"'&.,?") and _is_word(after):
            parts += [word[start:at], word[at:end]]
            start = end
        elif (
            end - at == 1
            and at - start >= 2
            and word[at - 2].isalpha()
            and word[at - 1].isalpha()
            and word[end : end + 2].isalpha()
            and len(word) - end >= 2
        ):
            parts.append(word[start:end])
            start = end
        elif (
            end - at == 1
            and at - start >= 1
            and before.isalpha()
            and after.isalpha()
            and (word[end + 1 : end + 2].isalpha() or word[end + 1 : end + 2] == "-")
            and (at - start >= 2 and (word[at - 2].isalpha() or word[at - 2] == "-"))
        ):
            parts.append(word[start:end])
            start = end
        at = end
    if start < len(word):
        parts.append(word[start:])
    return parts


class TextWrapper:
    def __init__(
        self,
        width=70,
        initial_indent="",
        subsequent_indent="",
        expand_tabs=True,
        replace_whitespace=True,
        fix_sentence_endings=False,
        break_long_words=True,
        drop_whitespace=True,
        break_on_hyphens=True,
        tabsize=8,
        *,
        max_lines=None,
        placeholder=" [...]",
    ):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _prepared(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for space in _SPACES:
                text = text.replace(space, " ")
        return text

    def _break(self, chunk, room):
        if not self.break_on_hyphens or len(chunk) <= room:
            return room
        hyphen = chunk.rfind("-", 0, room)
        return hyphen + 1 if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]) else room

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            first = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(first) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = [chunk for chunk in _chunks(self._prepared(text), self.break_on_hyphens) if chunk]
        if self.fix_sentence_endings:
            for place in range(len(chunks) - 1):
                end = chunks[place].rstrip("\"'")
                if chunks[place + 1] == " " and end[-1:] in (".", "!", "?") and end[-2:-1].islower():
                    chunks[place + 1] = "  "
        chunks.reverse()
        lines = []
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            line, length = [], 0
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = 1 if width < 1 else width - length
                if self.break_long_words:
                    end = self._break(chunks[-1], room)
                    line.append(chunks[-1][:end])
                    chunks[-1] = chunks[-1][end:]
                elif not line:
                    line.append(chunks.pop())
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            is_last = not chunks or (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is None or len(lines) + 1 < self.max_lines or (is_last and length <= width):
                lines.append(indent + "".join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    line.append(self.placeholder)
                    lines.append(indent + "".join(line))
                    break
                length -= len(line.pop())
            else:
                if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                    lines[-1] = lines[-1].rstrip() + self.placeholder
                else:
                    lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    lines = ["" if not line.strip(" \t") else line for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        own = line[: len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = own
        else:
            common = 0
            while common < min(len(margin), len(own)) and margin[common] == own[common]:
                common += 1
            margin = margin[:common]
    if margin:
        lines = [line[len(margin) :] for line in lines]
    return "\n".join(lines)


def indent(text, prefix, predicate=None):
    if predicate is None:
        predicate = str.strip
    return "".join([prefix + line if predicate(line) else line for line in text.splitlines(True)])
