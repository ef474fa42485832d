/** Each state of the log is caused, is reported by `/readyz`, System and `tt doctor`, and is ended by its remedy. */
import { afterAll, beforeAll, expect, test } from "vitest"
import { type LogScene, openLogScene } from "./logScene.ts"
import { logStates } from "./logStates.ts"
import { checkState } from "./state.ts"

let scene: LogScene
beforeAll(async () => {
  scene = await openLogScene()
})
afterAll(() => scene.close())

test.each(logStates.map((state) => [state.name, state] as const))("%s", (_, state) =>
  expect(checkState(scene, state)).resolves.toBeUndefined()
)
