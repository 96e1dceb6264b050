/** Version of the package, kept equal to package.json by a test: it stands in every `Simulation`. */
export const VERSION: string = '0.1.0';
