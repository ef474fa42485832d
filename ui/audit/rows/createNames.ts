/** The names of actors and the titles of items, from the followed views. */
import { untrack } from "solid-js"
import { createFetched } from "../../sync/fetched.ts"
import { useLive } from "../../sync/live.tsx"
import { knowledgeApi } from "../../sync/rest/knowledgeApi.ts"
import { teamWords as words } from "../../words/words.ts"
import { createTaskTitles, taskTitle } from "../../task/names/createTaskTitles.ts"
import { itemOf } from "../events/did.ts"

/** The characters of an id that tell items apart for a reader. */
const shortId = 8
const personActor = (id: string) => `person:${id}`

/** @param subjects of the shown items, tracked */
export const createNames = (subjects: () => ReadonlyArray<string>) => {
  const live = useLive()
  const { views } = live
  const chats = createFetched(
    () => true,
    () => knowledgeApi.chats()
  )
  const nameOf = (actor: string) => {
    if (!actor.startsWith("reactor:")) return live.nameOf(actor)
    return words.valueOf("stepName", actor.slice("reactor:".length))
  }
  // A window holds the active tasks only.
  const titleOfTask = createTaskTitles(() =>
    subjects()
      .map(itemOf)
      .flatMap(({ kind, id }) => (kind === "task" && untrack(() => live.task(id)) === undefined ? [id] : []))
  )
  const titles: { readonly [kind: string]: (id: string) => string | undefined } = {
    task: (id) => {
      const row = live.task(id)
      return row === undefined ? (titleOfTask(id) ?? undefined) : taskTitle(row)
    },
    topic: (id) => views.topics.shown(id)?.name,
    atom: (id) => views.atoms.shown(id)?.text,
    run: (id) => views.runs.shown(id)?.name,
    person: (id) => nameOf(personActor(id)),
    notices: (id) => nameOf(personActor(id)),
    views: (id) => nameOf(personActor(id)),
    // A token is an actor and has a name; an invitation is none.
    access: (id) => live.people[`service:${id}`]?.name,
    chat: (id) => chats.value()?.answer.items.find((chat) => chat.id === id)?.title,
    projection: (id) => (id === "log" ? words.t("auditPage.log") : words.valueOf("readModelName", id))
  }
  return {
    nameOf,
    titleOf: (subject: string) => {
      const { kind, id } = itemOf(subject)
      return titles[kind]?.(id) ?? `${words.valueOf("auditItem", kind)} ${id.slice(0, shortId)}`
    },
    viewOf: (id: string) => views.savedViews.shown(id)?.name ?? id.slice(0, shortId),
    /** The people of the team, and the other actors that are given: services and background steps. */
    actors: (others: ReadonlyArray<string>) =>
      [...new Set([...Object.keys(live.people), ...others])]
        .map((id) => ({ id, name: nameOf(id) }))
        .toSorted((a, b) => a.name.localeCompare(b.name))
  }
}
