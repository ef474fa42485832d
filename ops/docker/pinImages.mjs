// Replaces the tags of images by their digests, in docker-compose.yml and the Dockerfile: `node ops/docker/pinImages.mjs`.
// It needs Docker with buildx and a registry, so it runs on the operator's machine.
import { execFileSync } from "node:child_process"
import { readFileSync, writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"

const files = ["../../docker-compose.yml", "Dockerfile"].map((file) => fileURLToPath(new URL(file, import.meta.url)))
/** `image: name:tag` or `FROM name:tag`, with or without a digest. A stage of the Dockerfile has no tag. */
const reference = /(\bimage: |^FROM )([\w./-]+:[\w.-]+)(?:@sha256:[0-9a-f]{64})?/gm

/** @param {string} image */
const digestOf = (image) => {
  const format = "{{.Manifest.Digest}}"
  const printed = execFileSync("docker", ["buildx", "imagetools", "inspect", image, "--format", format])
  const digest = printed.toString().trim()
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) throw new Error(`${image} has no digest: ${digest}`)
  return digest
}

for (const file of files) {
  const pinned = readFileSync(file, "utf8").replace(
    reference,
    (_, before, image) => `${before}${image}@${digestOf(image)}`
  )
  writeFileSync(file, pinned)
}
