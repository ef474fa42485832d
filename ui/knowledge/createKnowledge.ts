/** The state of the page: its topics, its list, the chosen statement, and what is known of that one. */
import { createMemo, createSignal } from "solid-js"
import type { Live } from "../sync/live.tsx"
import { words } from "../words/words.ts"
import { createStatementActs } from "./acts/createStatementActs.ts"
import { createTopicActs } from "./acts/createTopicActs.ts"
import { createFilter } from "./createFilter.ts"
import { createLinks } from "./createLinks.ts"
import { createPlaces } from "./createPlaces.ts"
import { createStatementDetail } from "./detail/createStatementDetail.ts"
import { createStatements } from "./list/createStatements.ts"
import { lookupIn } from "./names/lookup.ts"
import { topicPlaceOf, topicsShown } from "./places.ts"
import { everyTopic } from "./address.ts"

export const createKnowledge = (live: Live) => {
  const { topics, atoms, proposals } = live.views
  const known = lookupIn(live)
  const places = createPlaces(live.views, known)
  const filter = createFilter(places, atoms.shown)
  const list = createStatements(atoms.table, places, filter.filter)
  const links = createLinks(live.views)
  const [opened, setOpened] = createSignal(filter.atom() !== undefined)
  const [editRequests, setEditRequests] = createSignal(0)

  /** The statement in the address, or the first one. */
  const chosen = createMemo(() => {
    const linked = atoms.shown(filter.atom() ?? "")
    return linked ?? atoms.shown(list.ids()[0] ?? "")
  })
  const place = () => filter.filter().place
  const inPlace = (topic: Parameters<typeof topicPlaceOf>[0]) =>
    place() === everyTopic || topicPlaceOf(topic, places()) === place()
  return {
    live,
    known,
    filter,
    list,
    topics: createMemo(() => topicsShown(topics.all(), "standing", words.language)),
    archivedTopics: createMemo(() => topicsShown(topics.all(), "archived", words.language)),
    /** The topic of the list; undefined when the list has several, or those without one. */
    topic: () => topics.shown(place()),
    chosen,
    choose: filter.choose,
    /** The details are shown in a narrow window, where they take the place of the topics or of the list. */
    opened,
    open: (atom: string) => {
      filter.choose(atom)
      setOpened(true)
    },
    close: () => setOpened(false),
    editRequests,
    /** Opens the text of the chosen statement for editing. */
    edit: () => {
      setOpened(true)
      setEditRequests((n) => n + 1)
    },
    tasksOf: links.tasksOf,
    backlinks: links.backlinks,
    contradictions: createMemo(() =>
      links.contradictions().filter(({ first, second }) => inPlace(first) || inPlace(second))
    ),
    /** Topics and statements that wait for a decision. */
    waiting: createMemo(
      () => proposals.all().filter(({ status, draft }) => status === "open" && draft.kind !== "task").length
    ),
    detail: createStatementDetail(chosen, () => links.taskCount(chosen()?.id ?? "")),
    acts: createStatementActs(live.views),
    topicActs: createTopicActs(live.views)
  }
}
export type KnowledgeState = ReturnType<typeof createKnowledge>
