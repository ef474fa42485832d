/** The chosen statement with its facts, versions, quotes, tasks and links. In a narrow window it takes the place of the topics or of the list. */
import Archive from "lucide-solid/icons/archive"
import ArchiveRestore from "lucide-solid/icons/archive-restore"
import X from "lucide-solid/icons/x"
import { For, Show } from "solid-js"
import type { AtomRow } from "../../../gateways/contract/knowledge.ts"
import { Button } from "../../parts/button/Button.tsx"
import { IconButton } from "../../parts/button/IconButton.tsx"
import { Note } from "../../parts/show/Note.tsx"
import { sentenceOf } from "../../words/sentenceOf.ts"
import { chatWords as words } from "../../words/words.ts"
import { StatementQuotes } from "../list/StatementQuotes.tsx"
import type { Lookup } from "../names/lookup.ts"
import type { StatementDetailData } from "./createStatementDetail.ts"
import { StatementFacts, type FactsProps } from "./StatementFacts.tsx"
import { MergeStatement } from "./MergeStatement.tsx"
import { type Backlink, StatementLinks } from "./StatementLinks.tsx"
import { StatementText } from "./StatementText.tsx"
import { StatementTags } from "./StatementTags.tsx"
import { UsedBy } from "./UsedBy.tsx"
import { Versions } from "./versions/Versions.tsx"

export interface DetailProps extends FactsProps {
  readonly data: StatementDetailData
  readonly backlinks: ReadonlyArray<Backlink>
  /** Counts the requests to edit the text. */
  readonly editRequests: number
  readonly onClose: () => void
}

export function StatementDetail(props: DetailProps) {
  const mayAct = () => props.mayAct && props.atom.status === "standing"
  return (
    <>
      <header class="detail-head">
        <h2>A-{props.atom.number}</h2>
        <Show when={props.mayAct}>
          <Show when={mayAct() && props.atom.life === "open"}>
            <MergeStatement atom={props.atom} all={props.all} onMerge={(into) => props.acts.merge(props.atom, into)} />
          </Show>
          <ArchiveButton {...props} />
        </Show>
        <IconButton class="detail-close" label={words.t("close")} onClick={() => props.onClose()}>
          <X size={15} />
        </IconButton>
      </header>
      <StatementText
        atom={props.atom}
        mayAct={props.mayAct}
        editRequests={props.editRequests}
        onSave={(text, key, seen) => props.acts.reviseText(props.atom, text, key, seen)}
      />
      <StatementFacts {...props} mayAct={mayAct()} />
      <StatementTags
        atom={props.atom}
        mayAct={mayAct()}
        onTag={(change, key) => props.acts.tag(props.atom, change, key)}
      />
      <section class="detail-quotes">
        <h3>{words.t("quotesHead")}</h3>
        <StatementQuotes full={props.data.full()} nameOf={props.known.nameOf} />
      </section>
      <Show when={props.data.failed()}>{(why) => <Note tone="bad">{sentenceOf(why())}</Note>}</Show>
      <Versions
        atom={props.atom}
        versions={props.data.versions()}
        nameOf={props.known.nameOf}
        mayAct={mayAct()}
        onRestore={(text) => props.acts.revise(props.atom, { text })}
        onMore={props.data.more()}
      />
      <UsedBy tasks={tasksOf(props)} more={(props.data.tasks()?.next ?? null) !== null} />
      <StatementLinks
        atom={props.atom}
        atomOf={props.known.atom}
        backlinks={props.backlinks}
        all={props.all}
        mayAct={mayAct()}
        onLink={(link) => props.acts.link(props.atom, link)}
        onUnlink={(link) => props.acts.unlink(props.atom, link)}
      />
      <Endings atom={props.atom} known={props.known} />
      <p class="quiet-text">
        {words.t("approvedBy", { name: props.known.nameOf(props.atom.createdBy) })}, {words.day(props.atom.createdAt)}
      </p>
    </>
  )
}

/** The lines of unfinished tasks are live; those of the others are as they were fetched. */
const tasksOf = ({ data, known }: DetailProps) => (data.tasks()?.items ?? []).map((row) => known.task(row.id) ?? row)

function ArchiveButton(props: DetailProps) {
  const isArchived = () => props.atom.status === "archived"
  return (
    <Button
      small
      look="quiet"
      type="button"
      onClick={() => (isArchived() ? props.acts.restore(props.atom) : props.acts.archive(props.atom))}
    >
      <Show when={isArchived()} fallback={<Archive size={13} />}>
        <ArchiveRestore size={13} />
      </Show>
      {words.t(isArchived() ? "restore" : "archive")}
    </Button>
  )
}

/** The ends of its matter, each with the person who stated it. */
function Endings(props: { readonly atom: AtomRow; readonly known: Lookup }) {
  return (
    <Show when={props.atom.closings.length > 0}>
      <ul class="quiet-text">
        <For each={props.atom.closings}>
          {({ status, by, at, replacedBy }) => (
            <li>
              {words.t("endedBy", {
                status: words.value("life", status),
                name: props.known.nameOf(by),
                day: words.day(at)
              })}
              <Show when={props.known.atom(replacedBy ?? "")}>
                {(other) => (
                  <>
                    {" → "}
                    <a href={`/knowledge?atom=${other().id}`}>A-{other().number}</a>
                  </>
                )}
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  )
}
