import { expect, test } from "vitest"
import { makePosition } from "./position.ts"

const change = (view: string, to: number) => ({ view, generation: 1, from: to - 1, to, rows: [], removed: [] })

/** Whether the version of the people changes while `act` runs, at position 3. */
const moved = (act: (position: ReturnType<typeof makePosition>) => void) => {
  const position = makePosition()
  position.opened(3, 1)
  const before = position.versionOf("people")
  act(position)
  return position.versionOf("people") !== before
}

test.each<[string, boolean, (position: ReturnType<typeof makePosition>) => void]>([
  [
    "stays when another read model changes",
    false,
    (at) => {
      at.announcedChange(change("tasks", 4))
      at.announced({ at: 4, generation: 1, from: 3, changes: 1 })
    }
  ],
  ["moves when the read model changes", true, (at) => at.announcedChange(change("people", 4))],
  [
    "moves when fewer changes arrived than were announced",
    true,
    (at) => {
      at.announced({ at: 4, generation: 1, from: 3, changes: 1 })
    }
  ],
  ["moves when a batch was not announced", true, (at) => at.announced({ at: 5, generation: 1, from: 4, changes: 0 })],
  ["moves when the tables are ahead of the announcements", true, (at) => at.found(4, 1)],
  ["stays when the tables are where the announcements are", false, (at) => at.found(3, 1)],
  ["moves when the tables were swapped", true, (at) => at.found(3, 2)],
  ["moves when this process opens the tables", true, (at) => at.opened(3, 1)]
])("the version of a read model %s", (_, moves, act) => expect(moved(act)).toBe(moves))
