import { generateWorkspace } from './generate-workspace.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeFileSystem } from '../../server/src/host/node-file-system.ts';
import { systemClock } from '../../server/src/host/clock.ts';
import { WorkspaceHost } from '../../server/src/host/workspace-host.ts';
import { floor } from './floor.ts';
import { timed, usedMegabytes, timing } from './measure.ts';
const root = mkdtempSync(join(tmpdir(), 'tickmark-bench-'));
const files:string[]=[];
for (const { file, text } of generateWorkspace(10000)) { mkdirSync(dirname(join(root, file)), { recursive: true }); writeFileSync(join(root, file), text); files.push(file); }
const load=async()=>{const h=await WorkspaceHost.open({ fileSystem: nodeFileSystem, clock: systemClock, root }); await h.load(); return h;};
console.log('floor',(await floor(root,files)).ms);
const b=usedMegabytes();
let h:any; for(let i=0;i<3;i++){ h=undefined; console.log('floor',(await floor(root,files)).ms); const r=await timed(load); console.log('cold',r.ms); h=r.value; }
console.log('mem',usedMegabytes()-b, process.memoryUsage().rss/1e6);
const c=await timed(()=>{for(const _ of h.engine.check());}); console.log('check',c.ms); console.log('mem',usedMegabytes()-b);
const e=h.engine; const rules:any={}; for(const f of e.filesWithFindings()) for(const x of e.findings(f)) rules[x.rule]=(rules[x.rule]??0)+1; console.log(rules);
const times:any[]=[]; const fs=files.filter(f=>/^(controls|evidence|risks|vendors)/.test(f)); 
const edits=[(t:string)=>t.replace('title: ','title: x'),(t:string)=>t.replace(/^(id: .*)$/m,'$1x'),(t:string)=>t.replace(/(AC|EV|R)-(\d{4})\d/,'$1-$2'),(t:string)=>t+'# note\n'];
for(let i=0;i<fs.length;i+=25){const f=fs[i]!; const o=e.text(f); for(const [j,ed] of edits.entries()) for(const t of [ed(o),o]){ const s=performance.now(); const {touched}=e.apply([{type:'text',file:f,text:t}]); for(const x of [f,...touched]) e.findings(x); times.push([performance.now()-s,f,j,touched.size]); }}
console.log(timing(times.map(t=>t[0])), times.sort((a,b)=>b[0]-a[0]).slice(0,12));
rmSync(root,{recursive:true});
