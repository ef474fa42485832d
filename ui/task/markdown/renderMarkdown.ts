/**
 * Markdown as elements of the page. Text of people and of chats is hostile: HTML in it is shown as text, links lead only to
 * the web and to mail addresses, and nothing is loaded from another site.
 *
 * Loaded when a page first shows Markdown.
 */
import createPurifier, { type Config } from "dompurify"
import { Marked, type RendererObject, type Tokens } from "marked"

const tags = ["p", "br", "strong", "em", "del", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "a", "span"]
const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  ALLOWED_TAGS: [...tags, "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"],
  ALLOWED_ATTR: ["href", "start", "class"],
  ALLOWED_URI_REGEXP: /^(?:https?:\/\/|mailto:)/iu,
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  RETURN_DOM_FRAGMENT: true
}

/** Headings of a text are below the headings of the page, which has two levels. */
const pageLevels = 2
const deepestLevel = 6

const renderer: RendererObject = {
  html: ({ text }) => escaped(text),
  image: ({ href, text }) => `<a href="${escaped(href)}">${escaped(text === "" ? href : text)}</a>`,
  checkbox: ({ checked }) => (checked ? "☑ " : "☐ "),
  heading({ tokens, depth }: Tokens.Heading) {
    const level = Math.min(depth + pageLevels, deepestLevel)
    return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>`
  }
}
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")

/** `breaks`: a new line is a new line, as in a chat. */
const marked = new Marked({ gfm: true, breaks: true, async: false, renderer })
const purifier = createPurifier(window)

/** Elements with a text of their own, whose direction follows from the text. */
const blocks = "p, li, h3, h4, h5, h6, blockquote, td, th"

/** Never throws: a text that the library cannot read is shown as it is. */
export const renderMarkdown = (text: string): DocumentFragment => {
  const fragment = purifier.sanitize(htmlOf(text), config)
  for (const block of fragment.querySelectorAll(blocks)) block.setAttribute("dir", "auto")
  for (const link of fragment.querySelectorAll("a")) secure(link)
  return fragment
}

/**
 * The most signs of emphasis, links and code in a text that is rendered. The library needs quadratic time for them: `_a__`
 * 5,000 times (20,000 letters) takes 15 seconds, 2,000 signs take a quarter of a second.
 */
const mostSigns = 2000
const signs = /[*_~`[\]<]/gu

const htmlOf = (text: string) => {
  if ((text.match(signs)?.length ?? 0) > mostSigns) return asText(text)
  try {
    return marked.parse(text, { async: false })
  } catch {
    // Thousands of nested quotes overflow the stack of the library.
    return asText(text)
  }
}
const asText = (text: string) => `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`

/** A page that opens from a link learns nothing about this one. A link without an allowed address is text. */
const secure = (link: HTMLAnchorElement) => {
  if (!link.hasAttribute("href")) return link.replaceWith(...link.childNodes)
  link.target = "_blank"
  link.rel = "noopener noreferrer nofollow"
  return undefined
}
