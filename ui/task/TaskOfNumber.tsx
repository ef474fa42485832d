/** Redirects from the number of a task, `/tasks/T-12`, which people type, to the address of the task. */
import { useLocation, useParams } from "@solidjs/router"
import { createResource, Show } from "solid-js"
import { Redirect } from "../pages/Redirect.tsx"
import { api, Refusal } from "../sync/rest/api.ts"
import { MissingTask } from "./TaskBar.tsx"

/** The statuses of `BadRequest` and `NotFound` in the contract. */
const absent: ReadonlySet<number> = new Set([400, 404])

type Found = { readonly id: string | null } | { readonly why: Refusal }

const find = (number: string): Promise<Found> =>
  api.task(number.toUpperCase(), 0).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error
    return absent.has(error.problem.status) ? { id: null } : { why: error }
  })

export function TaskOfNumber() {
  const params = useParams<{ id: string }>()
  const location = useLocation()
  const [found, { refetch }] = createResource(() => params.id, find, { initialValue: { id: null } })
  const id = () => {
    const now = found.latest
    return "id" in now && now.id !== null ? now.id : undefined
  }
  const why = () => {
    const now = found.latest
    return "why" in now ? now.why : null
  }
  return (
    <Show
      when={id()}
      fallback={
        <MissingTask list="/tasks" of={{ ready: () => !found.loading, failed: why, again: () => void refetch() }} />
      }
    >
      {(known) => <Redirect to={`/tasks/${known()}${location.search}`} />}
    </Show>
  )
}
