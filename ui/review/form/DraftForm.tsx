/** The form that edits a draft. It does not decide; it returns the edited draft. */
import { createSignal, onMount, Show } from "solid-js"
import { createStore } from "solid-js/store"
import type { Choice } from "../../parts/fields/Pick.tsx"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import { words } from "../../words/words.ts"
import { isNotBlank, tidy } from "../draft/draft.ts"
import { AtomFields } from "./AtomFields.tsx"
import { FormActs } from "./FormActs.tsx"
import { DraftTaskFields } from "./DraftTaskFields.tsx"
import { TitleField } from "./TitleField.tsx"
import { TopicFields } from "./TopicFields.tsx"

export function DraftForm(props: {
  readonly draft: DraftBody
  readonly people: ReadonlyArray<Choice>
  readonly topics: ReadonlyArray<Choice>
  readonly onSave: (draft: DraftBody) => void
  readonly onApprove: (draft: DraftBody) => void
  readonly onLeave: () => void
}) {
  // A copy: the row may change while the person types.
  const [draft, setDraft] = createStore<{ now: DraftBody }>({ now: copyOf(props.draft) })
  const [blank, setBlank] = createSignal(false)
  let form!: HTMLFormElement
  onMount(() => form.querySelector<HTMLElement>("textarea, input")?.focus())
  const change = (change: object) => {
    setDraft("now", (now) => ({ ...now, ...change }))
    setBlank(false)
  }
  const finish = (handBack: (draft: DraftBody) => void) => {
    const edited = tidy(copyOf(draft.now))
    if (isNotBlank(edited)) handBack(edited)
    else setBlank(true)
  }
  const press = (event: KeyboardEvent) => {
    const leaves = event.key === "Escape"
    const approves = event.key === "Enter" && (event.ctrlKey || event.metaKey)
    if (leaves || approves) event.preventDefault()
    if (leaves) props.onLeave()
    if (approves) finish(props.onApprove)
  }
  const of = <K extends DraftBody["kind"]>(kind: K) => {
    const now = draft.now
    // Safe: `kind` was compared above.
    return now.kind === kind ? (now as Extract<DraftBody, { readonly kind: K }>) : undefined
  }
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    finish(props.onSave)
  }
  return (
    <form class="draft-form" ref={form} onKeyDown={press} onSubmit={save}>
      <TitleField draft={draft.now} blank={blank()} onChange={change} />
      <Show when={blank()}>
        <p role="alert">{words.t("notBlank")}</p>
      </Show>
      <Show when={of("topic")}>{(topic) => <TopicFields draft={topic()} onChange={change} />}</Show>
      <Show when={of("atom")}>
        {(atom) => <AtomFields draft={atom()} people={props.people} topics={props.topics} onChange={change} />}
      </Show>
      <Show when={of("task")}>
        {(task) => <DraftTaskFields draft={task()} people={props.people} topics={props.topics} onChange={change} />}
      </Show>
      <FormActs onApprove={() => finish(props.onApprove)} onLeave={props.onLeave} />
    </form>
  )
}

// `structuredClone` refuses the proxies of a store.
const copyOf = (draft: DraftBody): DraftBody => JSON.parse(JSON.stringify(draft))
