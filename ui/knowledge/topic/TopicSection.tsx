/** One topic with its statements; or those without a topic. */
import { For, Show } from "solid-js"
import type { TaskLine } from "../../../gateways/contract/lines.ts"
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import { type Live, useLive } from "../../sync/live.tsx"
import type { ClosedStatus } from "../../../domain/values.ts"
import { words } from "../../words/words.ts"
import { AtomItem } from "../statement/AtomItem.tsx"
import type { Lookup } from "../names/lookup.ts"
import { TopicHead } from "./TopicHead.tsx"

export function TopicSection(props: {
  readonly topic: TopicRow | null
  /** Their ids: an unchanged statement is not rendered again. */
  readonly statements: ReadonlyArray<string>
  /** The statement that is open at first. */
  readonly opened: string | undefined
  readonly known: Lookup
  readonly tasksOf: (statement: string) => ReadonlyArray<TaskLine>
}) {
  const live = useLive()
  const { topics, atoms } = live.views
  const archive = (id: string) => void topics.act(id, { status: "archived" }, () => knowledgeApi.archive("topic", id))
  const restore = (id: string) => void topics.act(id, { status: "standing" }, () => knowledgeApi.restore("topic", id))
  const act = statementActs(atoms)
  return (
    <section>
      <Show
        when={props.topic}
        fallback={
          <div class="topic-head">
            <h2>{words.t("noTopic")}</h2>
          </div>
        }
      >
        {(topic) => (
          <TopicHead
            topic={topic()}
            mayAct={live.mayAct()}
            onRename={(name, key) => rename(topics, topic().id, name, key)}
            onArchive={() => archive(topic().id)}
            onRestore={() => restore(topic().id)}
          />
        )}
      </Show>
      <ul>
        <For each={props.statements}>
          {(id) => (
            <Show when={atoms.shown(id)}>
              {(atom) => (
                <AtomItem
                  atom={atom()}
                  mayAct={live.mayAct()}
                  known={props.known}
                  tasks={props.tasksOf(id)}
                  quotesOf={(atom) => knowledgeApi.quotesOf("atom", atom)}
                  opened={props.opened === id}
                  onArchive={() => act.archive(id)}
                  onRestore={() => act.restore(id)}
                  onClose={(status) => act.close(id, status)}
                  onReopen={() => act.reopen(id)}
                />
              )}
            </Show>
          )}
        </For>
      </ul>
    </section>
  )
}

const rename = (topics: Live["views"]["topics"], id: string, name: string, key: string) =>
  topics.act(id, { name }, () => knowledgeApi.renameTopic(id, name, key))

/** Changes of a statement: shown at once, and reverted when they are refused. */
const statementActs = (atoms: Live["views"]["atoms"]) => ({
  archive: (id: string) => void atoms.act(id, { status: "archived" }, () => knowledgeApi.archive("atom", id)),
  restore: (id: string) => void atoms.act(id, { status: "standing" }, () => knowledgeApi.restore("atom", id)),
  close: (id: string, status: ClosedStatus) =>
    void atoms.act(id, { life: status }, () => knowledgeApi.closeAtom(id, status)),
  reopen: (id: string) => void atoms.act(id, { life: "open", closings: [] }, () => knowledgeApi.reopenAtom(id))
})
