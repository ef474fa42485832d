/** The topics that a webhook may be limited to, and their names. */
import { useLive } from "../../../sync/live.tsx"

export const createTopics = () => {
  const { topics } = useLive().views
  return {
    nameOf: (id: string): string => topics.shown(id)?.name ?? id.slice(0, 8),
    /** By name. An archived topic is a choice only while it is chosen. */
    choices: (chosen: ReadonlyArray<string>) =>
      topics
        .all()
        .filter(({ id, status }) => status === "standing" || chosen.includes(id))
        .map(({ id, name }) => ({ id: String(id), name }))
        .toSorted((a, b) => a.name.localeCompare(b.name))
  }
}
export type HookTopics = ReturnType<typeof createTopics>
