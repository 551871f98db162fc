/** The product's version. A test holds it against package.json, which no bundle carries. */
export const productVersion = '0.1.0'
