package io.orrery.analytics.html;

import io.orrery.basics.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The page's style sheet and the policy that allows it and nothing else. */
final class Style {

  static final String CSS =
      """
      :root{color-scheme:light dark;--ink:#1b1f24;--soft:#57606a;--paper:#fff;--panel:#f6f8fa;\
      --rule:#d0d7de;--line:#0b57a4;--under:#b3400b;--live:#a40e26;--paperu:#7a4b00;--sim:#0b57a4;\
      --warn:#fff4d6;--g1:#e2f0f5;--g2:#bfe0ea;--g3:#94cbdc;--g4:#64b3ca;--l1:#fbe9e0;--l2:#f6cfbb;\
      --l3:#efb193;--l4:#e69068}
      @media (prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--paper:#0d1117;\
      --panel:#161b22;--rule:#30363d;--line:#6cb6ff;--under:#f0925f;--live:#c9253d;--paperu:#8a5a00;\
      --sim:#1f6feb;--warn:#3a2d00;--g1:#0f2a33;--g2:#123a48;--g3:#154c5f;--g4:#186078;--l1:#35200f;\
      --l2:#4a2a12;--l3:#613515;--l4:#7a4118}}
      *{box-sizing:border-box}
      body{margin:0 auto;max-width:64rem;padding:1rem;background:var(--paper);color:var(--ink);\
      font:15px/1.45 system-ui,"Segoe UI","DejaVu Sans",sans-serif}
      h1{font-size:1.6rem;margin:.4rem 0}h2{font-size:1.15rem;margin:2rem 0 .5rem}
      h1,td,p,dd{overflow-wrap:anywhere}
      .badge{display:inline-block;padding:.15rem .7rem;border-radius:.3rem;color:#fff;font-weight:700;\
      letter-spacing:.06em}
      .live{background:var(--live)}.paper{background:var(--paperu)}.simulation{background:var(--sim)}
      dl{display:grid;grid-template-columns:max-content 1fr;gap:.15rem 1rem;margin:.6rem 0}
      dt{color:var(--soft)}dd{margin:0}
      .warning{border-left:.35rem solid var(--under);background:var(--warn);padding:.6rem .9rem;\
      margin:1rem 0}
      .warning p{margin:.2rem 0}
      .scroll{overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
      caption{text-align:left;color:var(--soft);padding:.3rem 0}
      th,td{padding:.25rem .5rem;border-bottom:1px solid var(--rule);text-align:left;\
      vertical-align:top}
      td.n,th.n{text-align:right;white-space:nowrap}
      td.m,th.m{white-space:nowrap}td.t{min-width:9rem}
      thead th{border-bottom:2px solid var(--rule)}tbody th{font-weight:600}
      svg{display:block;width:100%;height:auto;background:var(--panel);border:1px solid var(--rule);\
      border-radius:.3rem}
      svg text{fill:var(--soft);font:11px system-ui,"DejaVu Sans",sans-serif}
      .grid{stroke:var(--rule);stroke-width:1}.zero{stroke:var(--soft);stroke-width:1}
      .line{fill:none;stroke:var(--line);stroke-width:1.5;stroke-linejoin:round}
      .fall{fill:var(--under);fill-opacity:.35;stroke:var(--under);stroke-width:1}
      .gain{fill:var(--line)}.loss{fill:var(--under)}
      .g1{background:var(--g1)}.g2{background:var(--g2)}.g3{background:var(--g3)}.g4{background:var(--g4)}
      .l1{background:var(--l1)}.l2{background:var(--l2)}.l3{background:var(--l3)}.l4{background:var(--l4)}
      details{margin:.4rem 0}summary{cursor:pointer;color:var(--soft)}
      footer{margin:2rem 0;color:var(--soft);font-size:.85rem}
      @media print{:root{color-scheme:light;--ink:#000;--soft:#444;--paper:#fff;--panel:#fff;\
      --rule:#bbb;--line:#0b57a4;--under:#b3400b;--live:#a40e26;--paperu:#7a4b00;--sim:#0b57a4;\
      --warn:#fff;--g1:#e2f0f5;--g2:#bfe0ea;--g3:#94cbdc;--g4:#64b3ca;--l1:#fbe9e0;--l2:#f6cfbb;\
      --l3:#efb193;--l4:#e69068}body{max-width:none;font-size:11px}\
      section{break-inside:avoid}section.long{break-inside:auto}details:not([open]){display:none}\
      *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
      """;

  private Style() {}

  /** A policy that lets the page load nothing, run nothing and be styled by {@link #CSS} alone. */
  static String policy() {
    byte[] hash = Sha256.digest().digest(CSS.getBytes(StandardCharsets.UTF_8));
    return "default-src 'none'; style-src 'sha256-"
        + Base64.getEncoder().encodeToString(hash)
        + "'; base-uri 'none'; form-action 'none'";
  }
}
