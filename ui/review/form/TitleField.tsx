/** The text that names a draft: a topic's name, a statement's text, a task's title. */
import { atomTextLength, titleLength, topicNameLength } from "../../../domain/text/limits.ts"
import type { Word } from "../../words/speak/catalogue.ts"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import { words } from "../../words/words.ts"
import { draftTitleOf } from "../draft/draft.ts"

interface Field {
  /** The draft's field. */
  readonly name: string
  readonly label: Word
  /** UTF-16 units. */
  readonly maxLength: number
  readonly rows: number
}
const fields: { readonly [K in DraftBody["kind"]]: Field } = {
  topic: { name: "name", label: "field.name", maxLength: topicNameLength, rows: 2 },
  atom: { name: "text", label: "field.text", maxLength: atomTextLength, rows: 3 },
  task: { name: "title", label: "field.title", maxLength: titleLength, rows: 2 }
}

export function TitleField(props: {
  readonly draft: DraftBody
  /** It was submitted without a text. */
  readonly blank: boolean
  readonly onChange: (change: object) => void
}) {
  const field = () => fields[props.draft.kind]
  return (
    <textarea
      class="field title"
      dir="auto"
      rows={field().rows}
      maxlength={field().maxLength}
      aria-label={words.t(field().label)}
      aria-invalid={props.blank}
      value={draftTitleOf(props.draft)}
      onInput={({ currentTarget: { value } }) => props.onChange({ [field().name]: value })}
    />
  )
}
