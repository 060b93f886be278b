#!/usr/bin/env bash
# What a person sees of the formulas: Markdown is read first, and may change what stands between dollars. Every formula of the
# notes has to come out of GitHub's parser as it went in, and KaTeX has to take it.
#   tests/seen/formulas.sh [FILE.md...]     the README and all notes, by default
# On Debian: apt-get install cmark-gfm npm (npm fetches KaTeX into a temporary folder.)
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
files=()
for file in "$@"; do files+=("$(realpath "$file")"); done
((${#files[@]} > 0)) || files=("$root"/README.md "$root"/notes/*.md)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-fund --no-audit katex@0.16.11 >/dev/null
cat >check.js <<'JAVASCRIPT'
const fs = require('fs'), {execFileSync} = require('child_process'), katex = require('katex');
const entities = {'&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&'};
const words = (text) => text.replace(/\s+/g, ' ').trim();
let formulas = 0, faults = 0;
for (const file of process.argv.slice(2)) {
    const source = fs.readFileSync(file, 'utf8').replace(/```[\s\S]*?```|`[^`\n]*`/g, '');
    const html = execFileSync('cmark-gfm', ['-e', 'table', '-e', 'strikethrough', '-e', 'autolink', file], {encoding: 'utf8'});
    const seen = words(html.replace(/<[^>]*>/g, '').replace(/&(lt|gt|quot|amp);/g, (entity) => entities[entity]));
    for (const [, block, inline] of source.matchAll(/\$\$([\s\S]+?)\$\$|\$([^$\n]+?)\$/g)) {
        const formula = words(block ?? inline);
        ++formulas;
        const report = (fault) => { ++faults; console.log(`${file}: ${fault}: ${formula}`); };
        if (!seen.includes(formula)) report('changed by Markdown');
        try {
            katex.renderToString(formula, {displayMode: block !== undefined, strict: 'error'});
        } catch (error) {
            report(error.message);
        }
    }
}
console.log(`${formulas} formulas, ${faults} faults`);
process.exit(faults > 0 ? 1 : 0);
JAVASCRIPT
node check.js "${files[@]}"
