/** Starts an extraction. The person chooses the chat, the days, and whether processed messages are included. */
import type { ChatRow } from "../../../gateways/contract/knowledge.ts"
import { createDraft } from "../../drafts/createDraft.ts"
import { Button } from "../../parts/button/Button.tsx"
import { Pick } from "../../parts/fields/Pick.tsx"
import type { NewExtraction } from "../../sync/rest/knowledgeApi.ts"
import { bindVerbs } from "../../verbs/bindings.ts"
import { keyNames } from "../../verbs/keyNames.ts"
import { chatWords as words } from "../../words/words.ts"
import { createChatNames, type Days, type CountedSpan, spanOfDays } from "./createChatNames.ts"
import { Tick } from "./Tick.tsx"

export function ExtractForm(props: {
  readonly chats: ReadonlyArray<ChatRow>
  /** The chats, with the numbers of their messages in a span of time. */
  readonly chatsIn: (span: CountedSpan) => Promise<ReadonlyArray<ChatRow>>
  /** The chat that is chosen at first; empty for all. */
  readonly chat: string
  /** There are no runs yet, so this is the next step, and `Enter` starts it. */
  readonly isNext: boolean
  readonly onStart: (extraction: NewExtraction, key: string) => Promise<unknown>
  readonly onFailure: (error: unknown) => void
}) {
  const draft = createDraft(
    () => "extraction:new",
    (): ExtractionFields => ({ chat: props.chat, from: "", to: "", again: false })
  )
  const now = draft.value
  const nameOf = createChatNames(props.chatsIn, now)
  const change = (part: Partial<ExtractionFields>) => draft.set({ ...now(), ...part })
  const start = (event: SubmitEvent) => {
    event.preventDefault()
    draft.send((fields, key) => props.onStart(asSent(fields), key)).catch(props.onFailure)
  }
  let form!: HTMLFormElement
  bindVerbs({ open: { may: () => props.isNext && !draft.busy(), run: () => form.requestSubmit() } })
  return (
    <form class="begin" aria-label={words.t("findKnowledge")} ref={form} onSubmit={start}>
      <h2>{words.t("findKnowledge")}</h2>
      <p class="quiet-text">{words.t("findKnowledgeText")}</p>
      <label>
        {words.t("chat")}
        <Pick
          value={now().chat === "" ? null : now().chat}
          choices={props.chats.map((row) => ({ id: row.id as string, name: nameOf(row) }))}
          none={words.t("everyChat")}
          onPick={(id) => change({ chat: id ?? "" })}
        />
      </label>
      <DayFields from={now().from} to={now().to} onChange={change} />
      <Tick label={words.t("includeProcessed")} checked={now().again} onChange={(again) => change({ again })} />
      <Button look="go" type="submit" keys={props.isNext ? keyNames("enter") : undefined} disabled={draft.busy()}>
        {words.t("verb.start")}
      </Button>
    </form>
  )
}

function DayFields(
  props: Days & {
    readonly onChange: (part: Partial<ExtractionFields>) => void
  }
) {
  return (
    <span class="pair">
      <label>
        {words.t("from")}
        <input
          class="field"
          type="date"
          max={props.to}
          value={props.from}
          onInput={(event) => props.onChange({ from: event.currentTarget.value })}
        />
      </label>
      <label>
        {words.t("until")}
        <input
          class="field"
          type="date"
          min={props.from}
          value={props.to}
          onInput={(event) => props.onChange({ to: event.currentTarget.value })}
        />
      </label>
    </span>
  )
}

/** Empty texts mean every chat, from the first message to the last. */
interface ExtractionFields extends Days {
  readonly chat: string
  readonly again: boolean
}
const asSent = ({ chat, again, ...days }: ExtractionFields): NewExtraction => ({
  ...(chat === "" ? {} : { chat }),
  ...spanOfDays(days),
  ...(again ? { again } : {})
})
