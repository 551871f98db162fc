/** Architectures that most official images are built for (docker-library/official-images, 2026-08-21). */
export const everyArchitecture = ['amd64', 'arm64', 'arm/v7', 'ppc64le', 's390x', 'riscv64']

/** Those of images for servers only. */
export const serverArchitectures = ['amd64', 'arm64']

/** The list of ends of support that most dates are from. */
export const endOfLife = 'endoflife.date, 2026-08-22'
