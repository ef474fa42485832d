/** The written part of a message as text: addresses of links are kept as Markdown, and quoted lines begin with "> ". */

export interface Span {
  readonly text: string
  /** The address behind the text; absent for plain text and for an address that is its own text. */
  readonly link?: string
  /** The words are of another person. */
  readonly quoted?: boolean
}

/** The words alone, as earlier versions stored them. */
export const plainOf = (spans: ReadonlyArray<Span>): string => spans.map(({ text }) => text).join("")

export const writtenOf = (spans: ReadonlyArray<Span>): string => {
  let written = ""
  for (let i = 0; i < spans.length; i++) {
    let text = linked(spans[i])
    if (spans[i]?.quoted === true) {
      while (spans[i + 1]?.quoted === true) text += linked(spans[++i])
      // A quotation has lines of its own.
      const after = spans[i + 1]?.text ?? ""
      text = `${written === "" || written.endsWith("\n") ? "" : "\n"}${quotation(text)}${/^(?:\n|$)/u.test(after) ? "" : "\n"}`
    }
    written += text
  }
  return written
}

const quotation = (text: string) =>
  text
    .split("\n")
    .map((line) => `> ${line}`)
    .join("\n")

const linked = (span: Span | undefined): string => {
  if (span === undefined) return ""
  const { text, link } = span
  if (link === undefined || link === "" || sameAddress(text, link) || text.trim() === "") return text
  const [, before = "", label = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(text) ?? []
  return `${before}[${label.replaceAll(/[[\]]/gu, String.raw`\$&`)}](${addressOf(link)})${after}`
}
const bare = (address: string) => address.replace(/^https?:\/\//u, "").replace(/\/$/u, "")
const sameAddress = (text: string, link: string) => bare(text.trim()) === bare(link)
/** An address in Markdown ends at a blank or a bracket. */
const addressOf = (link: string) =>
  link.replaceAll(/[\s()<>]/gu, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`)

/** A part of a text with a meaning. UTF-16 units. */
export interface Entity {
  readonly type: string
  readonly offset: number
  readonly length: number
  readonly url?: string | undefined
}

const quotes = new Set(["blockquote", "expandable_blockquote"])

/** The spans of a text whose entities are beside it. Entities may overlap; `without` is left out of the text. */
export const spansOf = (
  text: string,
  entities: ReadonlyArray<Entity>,
  without: ReadonlyArray<Entity> = []
): ReadonlyArray<Span> => {
  const marks = entities.filter(({ type, url }) => (type === "text_link" && url !== undefined) || quotes.has(type))
  const edges = new Set([0, text.length])
  for (const { offset, length } of [...marks, ...without]) {
    edges.add(Math.min(Math.max(offset, 0), text.length))
    edges.add(Math.min(Math.max(offset + length, 0), text.length))
  }
  const places = [...edges].toSorted((a, b) => a - b)
  return places.slice(0, -1).flatMap((from, i): ReadonlyArray<Span> => {
    const covers = ({ offset, length }: Entity) => offset <= from && offset + length > from
    if (without.some(covers)) return []
    const here = marks.filter(covers)
    const link = here.find(({ type }) => type === "text_link")?.url
    return [
      {
        text: text.slice(from, places[i + 1]),
        ...(link === undefined ? {} : { link }),
        ...(here.some(({ type }) => quotes.has(type)) ? { quoted: true } : {})
      }
    ]
  })
}
