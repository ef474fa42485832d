/** The state of the server's parts, read again after each connection. */
import { createResource } from "solid-js"
import { api } from "../../sync/rest/api.ts"
import { useLive } from "../../sync/live.tsx"

/** `system` is undefined until it was read, and after a failure. */
export const createSystem = () => {
  const live = useLive()
  const [system, { refetch }] = createResource(
    () => live.status() === "live",
    () => api.system().catch(() => undefined)
  )
  return { system, refetch: () => void refetch() }
}
export type SystemRead = ReturnType<typeof createSystem>
