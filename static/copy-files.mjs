/* Copies into build/ what the pages and the PDF load as it is: fonts, scripts and pictures. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";

const modules = "node_modules";
const faces = [
  ["source-sans-3", ["400-normal", "400-italic", "600-normal"]],
  ["source-serif-4", ["400-normal", "400-italic", "600-normal"]],
];
const alphabets = ["latin", "latin-ext"];

mkdirSync("build/fonts", { recursive: true });

for (const [family, styles] of faces) {
  for (const style of styles) {
    for (const alphabet of alphabets) {
      const file = `${family}-${alphabet}-${style}.woff2`;
      cpSync(`${modules}/@fontsource/${family}/files/${file}`, `build/fonts/${file}`);
    }
  }
  cpSync(`${modules}/@fontsource/${family}/LICENSE`, `build/fonts/${family}-LICENSE.txt`);
}

cpSync("js", "build", { recursive: true });
cpSync("img", "build/img", { recursive: true });

/* Without the words that name a source map: there is none here, and a browser's tools would ask for it. */
const script = readFileSync(`${modules}/govuk-frontend/dist/govuk/govuk-frontend.min.js`, "utf8");
writeFileSync("build/govuk-frontend.min.js", script.replace(/\/\/# sourceMappingURL=\S+/, ""));
