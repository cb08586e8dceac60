"use strict";
(() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const number = new Intl.NumberFormat("en");
    const root = document.documentElement;
    const redraws = [];

    const count = value => number.format(value);
    const percent = share => (100 * share).toFixed(share === 1 ? 0 : 1) + "\u00a0%";
    const colour = name => getComputedStyle(root).getPropertyValue("--" + name).trim();
    const sum = numbers => numbers.reduce((total, each) => total + each, 0);

    function element(name, properties = {}, ...children) {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    }

    function shape(name, attributes, ...children) {
        const made = document.createElementNS("http://www.w3.org/2000/svg", name);
        for (const [key, value] of Object.entries(attributes)) {
            made.setAttribute(key, value);
        }
        made.append(...children);
        return made;
    }

    function button(label, title, press) {
        const made = element("button", {type: "button", title, onclick: press}, label);
        made.setAttribute("aria-label", title);
        return made;
    }

    // Buttons of which one is pressed.
    function choice(name, labels, choose) {
        const group = element("div", {className: "group"});
        group.setAttribute("role", "group");
        group.setAttribute("aria-label", name);
        const buttons = labels.map((label, index) => {
            const each = element("button", {type: "button"}, label);
            each.onclick = () => press(index);
            group.append(each);
            return each;
        });
        function press(chosen) {
            buttons.forEach((each, index) => each.setAttribute("aria-pressed", index === chosen));
            choose(chosen);
        }
        return {group, press};
    }

    // A table that is made when it is first looked at: it may be long.
    function tableOnDemand(place, make) {
        const target = document.getElementById(place);
        target.closest("details").addEventListener("toggle", () => {
            if (!target.hasChildNodes()) {
                target.append(make());
            }
        });
    }

    function table(headings, rows) {
        const head = element("tr", {}, ...headings.map((text, index) =>
            element("th", {scope: "col", className: index > 0 ? "number" : ""}, text)));
        const body = rows.map(row => element("tr", {}, ...row.map((text, index) =>
            index > 0 ? element("td", {className: "number"}, text) : element("th", {scope: "row"}, text))));
        return element("table", {}, element("thead", {}, head), element("tbody", {}, ...body));
    }

    const pad = (value, digits) => String(value).padStart(digits, "0");

    // ISO-8601 in UTC, to the millisecond where bins are that narrow.
    function iso(milliseconds, width) {
        const date = new Date(milliseconds);
        const day = date.getUTCFullYear() + "-" + pad(date.getUTCMonth() + 1, 2) + "-" + pad(date.getUTCDate(), 2);
        const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(each => pad(each, 2)).join(":");
        return day + " " + time + (width < 1000 ? "." + pad(date.getUTCMilliseconds(), 3) : "");
    }

    // Every bin that is not there is empty: a zero on both sides of a gap keeps lines from bridging it.
    function filled(times, columns, width) {
        const x = [];
        const y = columns.map(() => []);
        const push = (time, at) => {
            x.push(time);
            columns.forEach((column, index) => y[index].push(at < 0 ? 0 : column[at]));
        };
        times.forEach((time, at) => {
            const before = at > 0 ? times[at - 1] + width : time;
            if (time - before > width / 2) {
                push(before, -1);
                if (time - before > 3 * width / 2) {
                    push(time - width, -1);
                }
            }
            push(time, at);
        });
        push(times[times.length - 1] + width, -1);
        return [x, ...y];
    }

    function axis(values, more = {}) {
        return {
            stroke: () => colour("quiet"),
            grid: {stroke: () => colour("line"), width: 1},
            ticks: {stroke: () => colour("line"), width: 1, size: 4},
            font: "12px system-ui, sans-serif",
            values,
            ...more,
        };
    }

    const amounts = axis((chart, splits) => splits.map(each => each === null || each % 1 ? "" : count(each)), {size: 64});

    function line(label, name, filledToo) {
        return {
            label,
            stroke: () => colour(name),
            fill: filledToo ? () => colour(name) + "40" : undefined,
            width: 1.5,
            paths: uPlot.paths.stepped({align: 1}),
            points: {show: false},
            value: (chart, value) => value === null || value === undefined ? "–" : count(value),
        };
    }

    // Legends switch their series by mouse; this lets keys do it as well.
    function reachableLegend(chart) {
        for (const entry of chart.root.querySelectorAll(".u-series th")) {
            if (entry.parentNode.previousSibling) {
                entry.tabIndex = 0;
                entry.setAttribute("role", "button");
                entry.title = "show or hide";
                entry.onkeydown = event => {
                    if (event.key === "Enter" || event.key === " ") {
                        event.preventDefault();
                        entry.click();
                    }
                };
            }
        }
    }

    const noPortMoments = ["FRAGMENT", "NO_PORTS", "TRUNCATED", "UNDECODABLE", "NOT_IP"];
    const zeroMoments = [["ZERO_TCP", "TCP port 0", "zero"], ["ZERO_UDP", "UDP port 0", "udp"], ["ZERO_OTHER", "other port 0", "third"]];

    function panels(series) {
        const zeros = zeroMoments.filter(([moment]) => sum(series[moment]) > 0);
        const portless = series.times.map((time, at) => sum(noPortMoments.map(moment => series[moment][at])));
        const all = series.times.map((time, at) =>
            portless[at] + series.OBSERVED[at] + sum(zeroMoments.map(([moment]) => series[moment][at])));
        const below = [["all packets", "other", all]];
        if (sum(portless) > 0) {
            below.push(["without a port", "fragment", portless]);
        }
        const above = zeros.map(([moment, label, name]) => [label, name, series[moment]]);
        return above.length > 0
            ? [{title: "Packets with port 0", lines: above, height: 170}, {title: "All packets", lines: below, height: 150}]
            : [{title: "All packets", lines: below, height: 200}];
    }

    function timeSeries() {
        const place = document.getElementById("series");
        if (!place) {
            return;
        }
        const series = data.series;
        const contents = panels(series);
        const whole = [series.times[0], series.times[series.times.length - 1] + series.width];
        const spoken = element("p", {className: "unseen"});
        spoken.setAttribute("aria-live", "polite");
        const holders = contents.map(content => element("div", {className: "plot"}, element("h3", {}, content.title)));
        let charts = [];
        let view = whole;
        let logarithmic = false;

        function options(content, width) {
            return {
                width,
                height: content.height,
                ms: 1,
                tzDate: time => uPlot.tzDate(new Date(time), "Etc/UTC"),
                cursor: {sync: {key: "time"}, drag: {x: true, y: false}},
                scales: {
                    x: {time: true, min: view[0], max: view[1]},
                    y: {distr: logarithmic ? 4 : 1, range: (chart, low, high) => [0, Math.max(1, (high || 1) * (logarithmic ? 1.5 : 1.08))]},
                },
                axes: [axis(undefined, {space: 90}), amounts],
                series: [
                    {label: "UTC", value: (chart, time) => time === null || time === undefined ? "–" : iso(time, series.width)},
                    ...content.lines.map(([label, name], index) => line(label, name, index === 0)),
                ],
                hooks: {setScale: [(chart, key) => key === "x" && follow(chart)]},
            };
        }

        function follow(chart) {
            const {min, max} = chart.scales.x;
            if (min === view[0] && max === view[1]) {
                return;
            }
            view = [min, max];
            charts.filter(each => each !== chart).forEach(each => each.setScale("x", {min, max}));
        }

        function draw() {
            charts.forEach(chart => chart.destroy());
            charts = contents.map((content, index) => {
                const values = filled(series.times, content.lines.map(each => each[2]), series.width);
                const chart = new uPlot(options(content, holders[index].clientWidth), values, holders[index]);
                reachableLegend(chart);
                return chart;
            });
        }

        function show(from, to) {
            const length = Math.max(to - from, 2 * series.width);
            const start = Math.max(whole[0], Math.min(from, whole[1] - length));
            charts.forEach(chart => chart.setScale("x", {min: start, max: Math.min(whole[1], start + length)}));
        }

        const zoom = factor => {
            const middle = (view[0] + view[1]) / 2;
            const half = (view[1] - view[0]) / 2 * factor;
            show(middle - half, middle + half);
        };
        const move = part => {
            const step = (view[1] - view[0]) * part;
            show(view[0] + step, view[1] + step);
        };

        function point(step) {
            const chart = charts[0];
            const last = chart.data[0].length - 1;
            const at = Math.max(0, Math.min(last, (chart.cursor.idx ?? (step > 0 ? -1 : last + 1)) + step));
            charts.forEach(each => each.setCursor({left: each.valToPos(each.data[0][at], "x"), top: 10}));
            spoken.textContent = iso(chart.data[0][at], series.width) + ": " + charts.flatMap((each, panel) =>
                contents[panel].lines.map((entry, index) => entry[0] + " " + count(each.data[index + 1][at]))).join(", ");
        }

        const scale = choice("Scale", ["Linear", "Logarithmic"], chosen => {
            logarithmic = chosen === 1;
            draw();
        });
        const zooms = element("div", {className: "group"},
            button("+", "Zoom in", () => zoom(0.5)), button("−", "Zoom out", () => zoom(2)),
            button("←", "Earlier", () => move(-0.5)), button("→", "Later", () => move(0.5)),
            button("Whole time", "Whole time", () => show(...whole)));
        const stage = element("div", {tabIndex: 0}, ...holders);
        stage.setAttribute("role", "group");
        stage.setAttribute("aria-label", "Packets over time. Arrow keys read single points, plus and minus zoom, Home shows the whole time.");
        stage.onkeydown = event => {
            const actions = {
                ArrowLeft: () => event.shiftKey ? move(-0.25) : point(-1),
                ArrowRight: () => event.shiftKey ? move(0.25) : point(1),
                "+": () => zoom(0.5),
                "-": () => zoom(2),
                Home: () => show(...whole),
            };
            if (event.target === stage && actions[event.key]) {
                event.preventDefault();
                actions[event.key]();
            }
        };
        place.append(element("div", {className: "controls"}, scale.group, zooms), stage, spoken);
        scale.press(0);
        redraws.push(draw);
        tableOnDemand("series-table", () => table(
            ["UTC", ...contents.flatMap(content => content.lines.map(each => each[0]))],
            series.times.map((time, at) => [iso(time, series.width),
                ...contents.flatMap(content => content.lines.map(each => count(each[2][at])))])));
    }

    function ports(magnitude) {
        if (magnitude < 2) {
            return String(magnitude);
        }
        return count(2 ** (magnitude - 1)) + "–" + count(2 ** magnitude - 1);
    }

    function shortPort(magnitude) {
        const first = magnitude === 0 ? 0 : 2 ** (magnitude - 1);
        return first < 1024 ? String(first) : first / 1024 + "k";
    }

    const channels = hex => [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));

    function mixed(from, to, part) {
        const [low, high] = [channels(from), channels(to)];
        return "rgb(" + low.map((each, at) => Math.round(each + (high[at] - each) * part)).join(",") + ")";
    }

    const CELL = 32;
    const GAP = 10;
    const LEFT = 64;
    const TOP = 46;

    function heatMap() {
        const place = document.getElementById("heat");
        if (!place) {
            return;
        }
        const size = data.matrices[0].cells.length;
        const holder = element("div");
        const readout = element("p", {className: "readout"});
        readout.setAttribute("aria-live", "polite");
        let matrix = data.matrices[0];
        let chosen = [0, 0];
        let cells = [];

        const at = index => index * CELL + (index > 0 ? GAP : 0);

        function say(source, destination) {
            const packets = matrix.cells[source][destination];
            const total = sum(matrix.cells.map(sum));
            cells[chosen[0]][chosen[1]].classList.remove("chosen");
            chosen = [source, destination];
            cells[source][destination].classList.add("chosen");
            readout.textContent = matrix.protocol + " from port " + ports(source) + " to port " + ports(destination)
                + ": " + count(packets) + (packets === 1 ? " packet" : " packets") + " (" + percent(packets / total) + ")";
        }

        function cell(source, destination, highest) {
            const packets = matrix.cells[source][destination];
            const zero = source === 0 || destination === 0;
            const made = shape("rect", {
                x: LEFT + at(destination), y: TOP + at(source), width: CELL, height: CELL, rx: 2,
                class: packets > 0 ? "cell" : "cell empty",
            });
            if (packets > 0) {
                const part = highest > 1 ? 0.25 + 0.75 * Math.log(packets) / Math.log(highest) : 1;
                made.setAttribute("fill", mixed(colour("page"), colour(zero ? "zero" : "fragment"), part));
            }
            made.addEventListener("pointerenter", () => say(source, destination));
            return made;
        }

        function labels(index) {
            const nought = index === 0 ? " nought" : "";
            const row = shape("text", {x: LEFT - 8, y: TOP + at(index) + CELL / 2 + 4, "text-anchor": "end", class: "tick" + nought}, shortPort(index));
            const column = shape("text", {x: LEFT + at(index) + CELL / 2, y: TOP - 8, "text-anchor": "middle", class: "tick" + nought}, shortPort(index));
            return [row, column];
        }

        function draw() {
            const highest = Math.max(...matrix.cells.flat());
            const side = at(size - 1) + CELL;
            cells = matrix.cells.map((row, source) => row.map((packets, destination) => cell(source, destination, highest)));
            const picture = shape("svg", {
                class: "heat", viewBox: "0 0 " + (LEFT + side + 4) + " " + (TOP + side + 4), tabindex: 0, role: "application",
                "aria-label": matrix.protocol + " packets by source port and destination port. Arrow keys move from cell to cell.",
            },
            shape("text", {x: LEFT + side / 2, y: 14, "text-anchor": "middle", class: "title"}, "destination port, from"),
            shape("text", {x: -(TOP + side / 2), y: 14, transform: "rotate(-90)", "text-anchor": "middle", class: "title"}, "source port, from"),
            ...matrix.cells.flatMap((row, index) => labels(index)), ...cells.flat());
            picture.onkeydown = event => {
                const steps = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
                const step = steps[event.key];
                if (step) {
                    event.preventDefault();
                    say(...chosen.map((each, side) => Math.max(0, Math.min(size - 1, each + step[side]))));
                }
            };
            holder.replaceChildren(picture);
        }

        const protocols = choice("Protocol", data.matrices.map(each => each.protocol), index => {
            matrix = data.matrices[index];
            draw();
            readout.textContent = "Point at a cell, or move with the arrow keys.";
            const details = document.getElementById("heat-table");
            details.replaceChildren();
            details.closest("details").open = false;
        });
        const controls = element("div", {className: "controls"}, protocols.group);
        place.append(controls, holder, readout);
        protocols.press(0);
        redraws.push(draw);
        tableOnDemand("heat-table", () => table(
            ["source \\ destination", ...matrix.cells.map((row, index) => ports(index))],
            matrix.cells.map((row, index) => [ports(index), ...row.map(each => each > 0 ? count(each) : "")])));
    }

    function curve() {
        const place = document.getElementById("curve");
        if (!place) {
            return;
        }
        let chart = null;
        function draw() {
            chart?.destroy();
            chart = new uPlot({
                width: Math.min(place.clientWidth, 736),
                height: 220,
                scales: {
                    x: {time: false, distr: 3, range: (each, low, high) => [1, high]},
                    y: {range: [0, 1]},
                },
                axes: [
                    axis((each, splits) => splits.map(value => value === null ? "" : count(value))),
                    axis((each, splits) => splits.map(value => Math.round(100 * value) + "\u00a0%"), {size: 56}),
                ],
                series: [
                    {label: "Busiest sources", value: (each, value) => value ? count(value) : "–"},
                    {
                        label: "Share of the zeros",
                        stroke: () => colour("zero"),
                        fill: () => colour("zero") + "30",
                        width: 2,
                        points: {show: true, size: 6, fill: () => colour("zero")},
                        value: (each, value) => value === null || value === undefined ? "–" : percent(value),
                    },
                ],
            }, [data.concentration.map(each => each[0]), data.concentration.map(each => each[1])], place);
        }
        draw();
        redraws.push(draw);
    }

    function hopLimits(figure) {
        const values = data.hopLimits[figure.dataset.profile];
        const [width, height, left, base] = [560, 150, 44, 124];
        const highest = Math.max(...values);
        const room = (width - left - 6) / values.length;
        const readout = element("p", {className: "readout hint"}, values.filter(each => each > 0).length + " different values");
        const bars = values.flatMap((packets, value) => packets === 0 ? [] : [shape("rect", {
            x: left + value * room - 0.5, y: base - (base - 14) * packets / highest, class: "zero",
            width: Math.max(room, 3), height: Math.max(1, (base - 14) * packets / highest),
        }, shape("title", {}, "TTL " + value + ": " + count(packets)))]);
        const ticks = [0, 32, 64, 128, 192, 255].map(value =>
            shape("text", {x: left + (value + 0.5) * room, y: base + 16, "text-anchor": "middle"}, String(value)));
        const picture = shape("svg", {viewBox: "0 0 " + width + " " + height, role: "img",
            "aria-label": "Packets by TTL or hop limit; the values are in the list of fields below"},
        shape("line", {x1: left, x2: width, y1: base + 0.5, y2: base + 0.5, class: "axis"}),
        shape("text", {x: left - 6, y: 18, "text-anchor": "end"}, count(highest)),
        shape("text", {x: left - 6, y: base, "text-anchor": "end"}, "0"),
        ...ticks, ...bars);
        picture.addEventListener("pointermove", event => {
            const box = picture.getBoundingClientRect();
            const value = Math.floor(((event.clientX - box.left) / box.width * width - left) / room);
            if (value >= 0 && value < values.length) {
                readout.textContent = "TTL " + value + ": " + count(values[value]);
            }
        });
        figure.append(readout, picture);
    }

    function redraw() {
        redraws.forEach(each => each());
    }

    timeSeries();
    heatMap();
    curve();
    document.querySelectorAll(".ttl").forEach(hopLimits);

    let resizing = 0;
    window.addEventListener("resize", () => {
        cancelAnimationFrame(resizing);
        resizing = requestAnimationFrame(redraw);
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
    // Paper is white, whatever the screen is.
    window.addEventListener("beforeprint", () => {
        root.dataset.theme = "light";
        redraw();
    });
    window.addEventListener("afterprint", () => {
        delete root.dataset.theme;
        redraw();
    });
})();
