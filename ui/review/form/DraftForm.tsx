/**
 * The form that edits a draft. It does not decide; it returns the edited draft. Leaving it keeps what was typed, until the
 * wording is stored or discarded.
 */
import { createSignal, onMount, Show } from "solid-js"
import { createStore } from "solid-js/store"
import { TwoVersions } from "../../drafts/TwoVersions.tsx"
import { createDraft } from "../../drafts/createDraft.ts"
import { KeptNote } from "../../drafts/KeptNote.tsx"
import type { Choice } from "../../parts/fields/Pick.tsx"
import type { DraftBody } from "../../sync/rest/knowledgeApi.ts"
import { chatWords as words } from "../../words/words.ts"
import { detailsOf, draftTitleOf, isNotBlank, tidy, wordingPlace } from "../draft/draft.ts"
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
  /** The decision of another person, made while the form is open; null while there is none. */
  readonly decided: string | null
  /** `seen`: the revision that the person began with. */
  readonly onSave: (draft: DraftBody, seen: number) => void
  readonly onApprove: (draft: DraftBody, seen: number) => void
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
      <Notes wording={wording} theirs={props.draft} decided={props.decided} />
      <FormActs
        blocked={wording.isBlocked()}
        onApprove={() => wording.finish(props.onApprove)}
        onLeave={props.onLeave}
      />
    </form>
  )
}

/** Shown before the wording is sent: a decision, another version, or an earlier text. */
function Notes(props: {
  readonly wording: ReturnType<typeof createWording>
  readonly theirs: DraftBody
  readonly decided: string | null
}) {
  return (
    <>
      <Show when={props.decided}>
        {(outcome) => <p role="alert">{words.t("decidedMeanwhile", { outcome: outcome() })}</p>}
      </Show>
      <Show when={props.decided === null && props.wording.inConflict()}>
        <TwoVersions
          theirs={[draftTitleOf(props.theirs), detailsOf(props.theirs)].join("\n")}
          onTheirs={props.wording.takeTheirs}
          onMine={props.wording.keepMine}
        />
      </Show>
      <Show when={props.wording.wasKept && !props.wording.inConflict()}>
        <KeptNote draft={props.wording.kept} />
      </Show>
    </>
  )
}

/** The wording that the person types. It is kept until it is stored. */
const createWording = (props: {
  readonly proposal: string
  readonly revision: number
  readonly draft: DraftBody
  readonly decided: string | null
}) => {
  // The draft as it was at first: the row may change while the person types.
  const [first, setFirst] = createSignal(copyOf(props.draft))
  const firstRevision = props.revision
  const kept = createDraft(
    () => wordingPlace(props.proposal),
    first,
    () => firstRevision
  )
  const [draft, setDraft] = createStore<{ now: DraftBody }>({ now: copyOf(kept.value()) })
  const [blank, setBlank] = createSignal(false)
  const [accepted, setAccepted] = createSignal(kept.seen() ?? firstRevision)
  const inConflict = () => accepted() !== props.revision
  const isBlocked = () => props.decided !== null || inConflict()
  /** Shows the stored draft again. */
  const takeTheirs = () => {
    kept.drop()
    setFirst(() => copyOf(props.draft))
    setDraft("now", copyOf(props.draft))
    setAccepted(props.revision)
  }
  return {
    draft,
    blank,
    inConflict,
    /** True while the wording cannot be sent. */
    isBlocked,
    takeTheirs,
    /** It was typed before the form was opened. */
    wasKept: kept.kept(),
    kept: { ...kept, drop: takeTheirs },
    /** The person has read the other version, and keeps their own. */
    keepMine: () => {
      setAccepted(props.revision)
      if (kept.kept()) kept.rebase(props.revision)
    },
    change: (change: object) => {
      setDraft("now", (now) => ({ ...now, ...change }))
      kept.set(copyOf(draft.now))
      setBlank(false)
    },
    finish: (handBack: (draft: DraftBody, seen: number) => void) => {
      const edited = tidy(copyOf(draft.now))
      if (!isNotBlank(edited)) setBlank(true)
      else if (!isBlocked()) handBack(edited, accepted())
    }
  }
}

// `structuredClone` refuses the proxies of a store.
const copyOf = (draft: DraftBody): DraftBody => JSON.parse(JSON.stringify(draft))
