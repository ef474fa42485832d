/** The fields of a topic's draft besides its name. */
import type { TopicDraft } from "../../../domain/knowledge/draft.ts"
import { topicSummaryLength } from "../../../domain/text/limits.ts"
import { words } from "../../words/words.ts"
import { LongField } from "./LongField.tsx"

export function TopicFields(props: {
  readonly draft: Omit<TopicDraft, "wordsOf">
  readonly onChange: (change: Partial<TopicDraft>) => void
}) {
  return (
    <LongField
      label={words.t("field.summary")}
      maxLength={topicSummaryLength}
      value={props.draft.summary}
      onInput={(summary) => props.onChange({ summary })}
    />
  )
}
