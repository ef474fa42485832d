/** A text in HTML as plain lines: links as Markdown, items with a dash. Scripts and styles have no text. */
import { Parser } from "htmlparser2"
import { type Span, writtenOf } from "../../../../gateways/telegram/content/spans.ts"

const blocks = new Set([
  "p",
  "div",
  "ul",
  "ol",
  "li",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "pre",
  "tr",
  "table",
  "blockquote"
])
const silent = new Set(["script", "style", "head", "template", "noscript", "iframe"])

/** UTF-16 units that are read, far more than a description has. */
const longest = 200_000
/** Open elements. The work of the parser for each element grows with their number. */
const deepest = 200

/** Returns the text unchanged when it has no tag, is too long, or nests too many elements, so that nothing is lost. */
export const textOfHtml = (html: string): string => {
  if (html.length > longest || !/<\/?[a-z][^<>]*>/iu.test(html)) return html
  const spans: Array<Span> = []
  let link: string | undefined
  let depth = 0
  let open = 0
  const add = (text: string) => {
    if (depth > 0 || text === "") return
    spans.push(link === undefined ? { text } : { text, link })
  }
  const parser = new Parser({
    onopentag: (name, { href }) => {
      // The reset ends the work, and calls no further handler.
      if (++open > deepest) return parser.reset()
      if (silent.has(name)) depth++
      if (name === "a") link = isAddress(href) ? href : undefined
      if (name === "br" || blocks.has(name)) spans.push({ text: "\n" })
      if (name === "li") spans.push({ text: "- " })
    },
    ontext: (text) => add(text.replaceAll(/[\t\r\n ]+/gu, " ")),
    onclosetag: (name) => {
      open--
      if (silent.has(name)) depth = Math.max(0, depth - 1)
      if (name === "a") link = undefined
      if (blocks.has(name)) spans.push({ text: "\n" })
    }
  })
  parser.end(html)
  if (open > deepest) return html
  return writtenOf(spans)
    .replaceAll(/ *\n[ \n]*/gu, "\n")
    .trim()
}

/** Only addresses that a reader may follow: never `javascript:`. */
export const isAddress = (href: string | undefined): boolean => /^(?:https?|tg|ftp):/iu.test(href ?? "")
