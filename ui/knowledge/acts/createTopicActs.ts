/** The commands on one topic, each shown at once and with an undo. */
import type { TopicRow } from "../../../gateways/contract/knowledge.ts"
import type { Live } from "../../sync/live.tsx"
import { type KnownAct, topicSteps } from "./knownSteps.ts"
import { sendKnown } from "./sendKnown.ts"

const { archive, describe, merge, rename, restore } = topicSteps

export const createTopicActs = ({ topics }: Pick<Live["views"], "topics">) => {
  const send = (row: TopicRow, act: KnownAct<TopicRow>, key?: string) => sendKnown("topic", topics, row, act, key)
  return {
    /** Null after a refusal. `seen`: the revision that the person saw. */
    rename: (row: TopicRow, name: string, key: string, seen: number | null) =>
      send(row, rename(row, name, seen ?? row.nameRevision), key),
    /** Null after a refusal. */
    describe: (row: TopicRow, summary: string, key: string, seen: number | null) =>
      send(row, describe(row, summary, seen ?? row.summaryRevision), key),
    merge: (row: TopicRow, into: TopicRow["id"]) => send(row, merge(into)),
    archive: (row: TopicRow) => void send(row, archive),
    restore: (row: TopicRow) => void send(row, restore)
  }
}
export type TopicActs = ReturnType<typeof createTopicActs>
