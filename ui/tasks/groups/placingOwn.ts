import type { TaskRow } from "../../../gateways/contract.ts"
import type { Live } from "../../sync/live.tsx"

/**
 * Shows changes by this person in their new place at once, also while the list is held, and a refused one in the old place
 * again.
 *
 * @param place gives each task its place of now
 * @param moves which changes are placed; all by default
 */
export const placingOwn = (
  live: Live,
  place: (id: string) => void,
  moves: (change: Partial<TaskRow>) => boolean = () => true
): Live => ({
  ...live,
  act: async (id, change, request) => {
    const sent = live.act(id, change, request)
    if (!moves(change)) return await sent
    place(id)
    const receipt = await sent
    if (receipt === null) place(id)
    return receipt
  }
})
