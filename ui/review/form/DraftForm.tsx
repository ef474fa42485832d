/**
 * The form that edits a draft. It does not decide; it returns the edited draft. Leaving it keeps what was typed, until the
 * wording is stored or discarded.
 */
import { createSignal, onMount, Show } from "solid-js"
import { createStore } from "solid-js/store"
import { createDraft } from "../../drafts/createDraft.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import type { Choice } from "../../parts/fields/Pick.tsx"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import { words } from "../../words/words.ts"
import { isNotBlank, tidy, wordingPlace } from "../draft/draft.ts"
import { AtomFields } from "./AtomFields.tsx"
import { FormActs } from "./FormActs.tsx"
import { DraftTaskFields } from "./DraftTaskFields.tsx"
import { TitleField } from "./TitleField.tsx"
import { TopicFields } from "./TopicFields.tsx"

export function DraftForm(props: {
  /** The id of the proposal. */
  readonly proposal: string
  /** The revision of the draft. */
  readonly revision: number
  readonly draft: DraftBody
  readonly people: ReadonlyArray<Choice>
  readonly topics: ReadonlyArray<Choice>
  readonly onSave: (draft: DraftBody) => void
  readonly onApprove: (draft: DraftBody) => void
  readonly onLeave: () => void
}) {
  const wording = createWording(props)
  const draft = wording.draft
  let form!: HTMLFormElement
  onMount(() => form.querySelector<HTMLElement>("textarea, input")?.focus())
  const press = (event: KeyboardEvent) => {
    const leaves = event.key === "Escape"
    const approves = event.key === "Enter" && (event.ctrlKey || event.metaKey)
    if (leaves || approves) event.preventDefault()
    if (leaves) props.onLeave()
    if (approves) wording.finish(props.onApprove)
  }
  const of = <K extends DraftBody["kind"]>(kind: K) => {
    const now = draft.now
    // Safe: `kind` was compared above.
    return now.kind === kind ? (now as Extract<DraftBody, { readonly kind: K }>) : undefined
  }
  const save = (event: SubmitEvent) => {
    event.preventDefault()
    wording.finish(props.onSave)
  }
  return (
    <form class="draft-form" ref={form} onKeyDown={press} onSubmit={save}>
      <TitleField draft={draft.now} blank={wording.blank()} onChange={wording.change} />
      <Show when={wording.blank()}>
        <p role="alert">{words.t("notBlank")}</p>
      </Show>
      <Show when={of("topic")}>{(topic) => <TopicFields draft={topic()} onChange={wording.change} />}</Show>
      <Show when={of("atom")}>
        {(atom) => <AtomFields draft={atom()} people={props.people} topics={props.topics} onChange={wording.change} />}
      </Show>
      <Show when={of("task")}>
        {(task) => (
          <DraftTaskFields draft={task()} people={props.people} topics={props.topics} onChange={wording.change} />
        )}
      </Show>
      <Show when={wording.wasKept}>
        <KeptNote draft={wording.kept} />
      </Show>
      <FormActs onApprove={() => wording.finish(props.onApprove)} onLeave={props.onLeave} />
    </form>
  )
}

/** The wording that the person types. It is kept until it is stored. */
const createWording = (props: { readonly proposal: string; readonly revision: number; readonly draft: DraftBody }) => {
  // The draft as it was at first: the row may change while the person types.
  const first = copyOf(props.draft)
  const kept = createDraft(
    () => wordingPlace(props.proposal),
    () => first,
    () => props.revision
  )
  const [draft, setDraft] = createStore<{ now: DraftBody }>({ now: copyOf(kept.value()) })
  const [blank, setBlank] = createSignal(false)
  return {
    draft,
    blank,
    /** It was typed before the form was opened. */
    wasKept: kept.kept(),
    kept: {
      ...kept,
      drop: () => {
        kept.drop()
        setDraft("now", copyOf(first))
      }
    },
    change: (change: object) => {
      setDraft("now", (now) => ({ ...now, ...change }))
      kept.set(copyOf(draft.now))
      setBlank(false)
    },
    finish: (handBack: (draft: DraftBody) => void) => {
      const edited = tidy(copyOf(draft.now))
      if (isNotBlank(edited)) handBack(edited)
      else setBlank(true)
    }
  }
}

// `structuredClone` refuses the proxies of a store.
const copyOf = (draft: DraftBody): DraftBody => JSON.parse(JSON.stringify(draft))
