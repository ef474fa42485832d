/** A mapping as it is typed: a path for each field, empty when the body has no such field, and a body to test it with. */
import type { SourceMapping } from "../../../../domain/source/mapping.ts"
import type { MappingField } from "../../../../domain/source/sourceVocabulary.ts"

type Fields = { readonly [F in MappingField]: string }
export type TypedMapping = Fields & { readonly sample: string }

export const emptyMapping: TypedMapping = { title: "title", text: "text", link: "link", author: "", sample: "" }

export const typedOf = (mapping: SourceMapping | null): TypedMapping =>
  mapping === null
    ? emptyMapping
    : {
        title: mapping.title,
        text: mapping.text ?? "",
        link: mapping.link ?? "",
        author: mapping.author ?? "",
        sample: ""
      }

const pathIn = (text: string) => (text.trim() === "" ? null : text.trim())
export const mappingOf = ({ title, text, link, author }: Fields): SourceMapping => ({
  title: title.trim(),
  text: pathIn(text),
  link: pathIn(link),
  author: pathIn(author)
})
