"use strict";
(() => {
    const data = JSON.parse(document.getElementById("data").textContent);
    const number = new Intl.NumberFormat("en");
    const root = document.documentElement;
    const redraws = [];

    const count = value => number.format(value);
    const percent = share => (share > 0 && share < 0.001 ? "<\u00a00.1" : (100 * share).toFixed(share === 1 ? 0 : 1)) + "\u00a0%";
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

    const SECOND = 1000;
    const DAY = 86400 * SECOND;
    const WIDTHS = [1, 2, 5, 10, 20, 50, 100, 200, 500, ...[1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200,
        10800, 21600, 43200].map(each => each * SECOND), ...[1, 2, 7, 28, 56, 91, 182, 364, 728, 1820, 3640].map(each => each * DAY)];
    const COLUMNS = 260;

    // The narrowest column that leaves a stretch of time with few enough of them, and joins whole bins.
    function columnWidth(stretch, binWidth) {
        const narrowest = stretch / COLUMNS;
        return WIDTHS.find(each => each >= narrowest && each % binWidth === 0)
            ?? Math.ceil(narrowest / binWidth) * binWidth;
    }

    // Joins bins to columns within a stretch of time. A bin that is not there is empty, so there are zeros on both
    // sides of a gap.
    function columns(times, lines, width, from, to) {
        const starts = [Math.floor(from / width) * width];
        const sums = lines.map(() => [0]);
        const last = () => starts[starts.length - 1];
        const reach = start => {
            if (start > last()) {
                starts.push(start);
                sums.forEach(each => each.push(0));
            }
        };
        times.forEach((time, at) => {
            const start = Math.floor(time / width) * width;
            if (start >= starts[0] && start <= to) {
                if (start > last() + width) {
                    reach(last() + width);
                    reach(start - width);
                }
                reach(start);
                lines.forEach((line, index) => sums[index][starts.length - 1] += line[at]);
            }
        });
        reach(last() + width);
        reach(to);
        return [starts, ...sums];
    }

    function duration(milliseconds) {
        const units = [["day", DAY], ["h", 3600 * SECOND], ["min", 60 * SECOND], ["s", SECOND], ["ms", 1]];
        const [unit, size] = units.find(each => milliseconds % each[1] === 0) ?? ["ms", 1];
        const amount = milliseconds / size;
        return unit === "day" && amount > 1 ? count(amount) + " days" : amount === 1 && unit !== "ms" ? unit : count(amount) + "\u00a0" + unit;
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

    // Times of day, with the date below where a day begins or the axis does.
    function moments(chart, splits, axisIndex, space, step) {
        let day = "";
        return splits.map(each => {
            const [date, time] = iso(each, step).split(" ");
            const shown = step >= DAY ? date : step >= 60 * SECOND ? time.slice(0, 5) : time;
            const below = step >= DAY || date === day ? "" : "\n" + date;
            day = date;
            return shown + below;
        });
    }

    const amounts = axis((chart, splits) => splits.map(each => each === null || each % 1 ? "" : count(each)), {size: 64});

    // Nought and the powers of ten.
    const powers = {
        ...amounts,
        splits: (chart, index, low, high) => [0, ...[...Array(19).keys()].map(each => 10 ** each).filter(each => each <= high)],
        filter: (chart, splits) => splits,
    };

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

    // Legends have values while a chart is pointed at.
    function pointedAt(chart) {
        chart.root.classList.toggle("pointed", chart.cursor.idx !== null && chart.cursor.idx !== undefined && chart.cursor.left >= 0);
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
        const titles = contents.map(() => element("h3"));
        const holders = titles.map(title => element("div", {className: "plot"}, title));
        let charts = [];
        // Without the few packets whose times are absurd.
        let view = [series.from, series.to];
        let logarithmic = false;
        let width = 0;
        let following = 0;
        // The column that keys have gone to.
        let pointed = null;

        function values(content) {
            const lines = content.lines.map(each => each[2]);
            return columns(series.times, lines, width, ...view);
        }

        function chooseWidth() {
            width = columnWidth(view[1] - view[0], series.width);
            pointed = null;
            titles.forEach((title, index) => title.textContent = contents[index].title + " per " + duration(width));
        }

        function options(content, room) {
            return {
                width: room,
                height: content.height,
                ms: 1,
                tzDate: time => uPlot.tzDate(new Date(time), "Etc/UTC"),
                cursor: {y: false, sync: {key: "time"}, drag: {x: true, y: false}},
                scales: {
                    x: {time: true, min: view[0], max: view[1]},
                    y: {distr: logarithmic ? 4 : 1, range: (chart, low, high) => [0, Math.max(1, (high || 1) * (logarithmic ? 1.5 : 1.08))]},
                },
                axes: [axis(moments, {space: 96, size: 48}), logarithmic ? powers : amounts],
                series: [
                    {label: "UTC", value: (chart, time) => time === null || time === undefined ? "–" : iso(time, width)},
                    ...content.lines.map(([label, name], index) => line(label, name, index === 0)),
                ],
                hooks: {setScale: [(chart, key) => key === "x" && follow(chart)], setCursor: [pointedAt]},
            };
        }

        function follow(chart) {
            const {min, max} = chart.scales.x;
            if (min === view[0] && max === view[1]) {
                return;
            }
            view = [min, max];
            cancelAnimationFrame(following);
            following = requestAnimationFrame(() => {
                chooseWidth();
                charts.forEach((each, index) => {
                    each.setData(values(contents[index]), false);
                    each.setScale("x", {min: view[0], max: view[1]});
                    each.setCursor({left: each.cursor.left, top: each.cursor.top});
                });
            });
        }

        function draw() {
            charts.forEach(chart => chart.destroy());
            chooseWidth();
            charts = contents.map((content, index) => {
                const chart = new uPlot(options(content, holders[index].clientWidth), values(content), holders[index]);
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
            const times = charts[0].data[0];
            pointed = Math.max(0, Math.min(times.length - 1, (pointed ?? (step > 0 ? -1 : times.length)) + step));
            charts.forEach(each => each.setCursor({left: each.valToPos(times[pointed] + width / 2, "x"), top: 10}));
            spoken.textContent = iso(times[pointed], width) + ": " + charts.flatMap((each, panel) =>
                contents[panel].lines.map((entry, index) => entry[0] + " " + count(each.data[index + 1][pointed]))).join(", ");
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
        const side = element("div");
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
            readout.textContent = matrix.protocol + " from " + ports(source) + " to " + ports(destination)
                + ": " + count(packets) + (packets === 1 ? " packet" : " packets") + (packets > 0 ? " (" + percent(packets / total) + ")" : "");
        }

        function cell(source, destination, highest) {
            const packets = matrix.cells[source][destination];
            const zero = source === 0 || destination === 0;
            const made = shape("rect", {
                x: LEFT + at(destination), y: TOP + at(source), width: CELL, height: CELL, rx: 2,
                class: packets > 0 ? "cell" : "cell empty",
            });
            if (packets > 0) {
                made.setAttribute("fill", mixed(colour("page"), colour(zero ? "zero" : "fragment"), shade(packets, highest)));
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

        const shade = (packets, highest) => highest > 1 ? 0.25 + 0.75 * Math.log(packets) / Math.log(highest) : 1;

        // Both scales of colour, from one packet to the fullest cell.
        function legend(highest) {
            const steps = [...Array(24).keys()];
            const row = (name, y) => steps.map(step => shape("rect", {
                x: step * 10, y, width: 10.5, height: 8, fill: mixed(colour("page"), colour(name), 0.25 + 0.75 * step / 23)}));
            return shape("svg", {class: "scale", viewBox: "0 0 240 36", role: "img",
                "aria-label": "Colours from 1 packet, light, to " + count(highest) + " packets, strong"},
            ...row("zero", 0), ...row("fragment", 10),
            shape("text", {x: 0, y: 32}, "1 packet"), shape("text", {x: 240, y: 32, "text-anchor": "end"}, count(highest)));
        }

        function fullest(zero) {
            const all = matrix.cells.flatMap((row, source) => row.map((packets, destination) => ({source, destination, packets})));
            const rows = all.filter(each => each.packets > 0 && (each.source === 0 || each.destination === 0) === zero)
                .sort((one, other) => other.packets - one.packets).slice(0, 5);
            return rows.length === 0 ? [] : [
                element("h3", {}, zero ? "With port 0" : "Fullest other cells"),
                table(["From", "To", "Packets"], rows.map(each => [ports(each.source), ports(each.destination), count(each.packets)])),
            ];
        }

        const edge = at(size - 1) + CELL;

        // Makes the cells of the chosen matrix too.
        function paint() {
            const highest = Math.max(...matrix.cells.flat());
            cells = matrix.cells.map((row, source) => row.map((packets, destination) => cell(source, destination, highest)));
            return shape("svg", {
                class: "heat", viewBox: "0 0 " + (LEFT + edge + 4) + " " + (TOP + edge + 4), tabindex: 0, role: "application",
                "aria-label": matrix.protocol + " packets by source port and destination port. Arrow keys move from cell to cell.",
            },
            shape("text", {x: LEFT + edge / 2, y: 14, "text-anchor": "middle", class: "title"}, "destination port, from"),
            shape("text", {x: -(TOP + edge / 2), y: 14, transform: "rotate(-90)", "text-anchor": "middle", class: "title"}, "source port, from"),
            ...matrix.cells.flatMap((row, index) => labels(index)), ...cells.flat());
        }

        // Paper shows all protocols; a screen the chosen one.
        function others() {
            const shown = matrix;
            return data.matrices.filter(each => each !== shown).map(each => {
                matrix = each;
                const made = element("div", {className: "paper"}, element("h3", {}, each.protocol), paint());
                matrix = shown;
                return made;
            });
        }

        function draw() {
            const further = others();
            const highest = Math.max(...matrix.cells.flat());
            const picture = paint();
            picture.onkeydown = event => {
                const steps = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
                const step = steps[event.key];
                if (step) {
                    event.preventDefault();
                    say(...chosen.map((each, index) => Math.max(0, Math.min(size - 1, each + step[index]))));
                }
            };
            holder.replaceChildren(element("h3", {className: "paper"}, matrix.protocol), picture, ...further);
            side.replaceChildren(readout, legend(highest), ...fullest(true), ...fullest(false));
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
        place.append(controls, element("div", {className: "beside"}, holder, side));
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
                cursor: {y: false, drag: {x: false, y: false}},
                scales: {
                    x: {time: false, distr: 3, range: (each, low, high) => [1, high]},
                    y: {range: [0, 1]},
                },
                hooks: {setCursor: [pointedAt]},
                axes: [
                    axis((each, splits) => splits.map(value => value === null ? "" : count(value)),
                        {label: "so many of the busiest sources", labelFont: "12px system-ui, sans-serif", labelSize: 20}),
                    axis((each, splits) => splits.map(value => Math.round(100 * value) + "\u00a0%"),
                        {size: 56, label: "share of the zeros", labelFont: "12px system-ui, sans-serif", labelSize: 20}),
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
        const [width, height, left, base] = [560, 172, 60, 124];
        const highest = Math.max(...values);
        const room = (width - left - 6) / values.length;
        const different = values.filter(each => each > 0).length;
        const readout = element("p", {className: "readout hint"}, different === 1 ? "1 value" : different + " different values");
        const bars = values.flatMap((packets, value) => packets === 0 ? [] : [shape("rect", {
            x: left + value * room - 0.5, y: base - (base - 14) * packets / highest, class: "zero",
            width: Math.max(room, 3), height: Math.max(1, (base - 14) * packets / highest),
        }, shape("title", {}, "TTL " + value + ": " + count(packets)))]);
        const ticks = [0, 32, 64, 128, 192, 255].map(value => shape("text",
            {x: left + (value + 0.5) * room, y: base + 16, "text-anchor": value === 255 ? "end" : "middle"}, String(value)));
        const picture = shape("svg", {viewBox: "0 0 " + width + " " + height, role: "img",
            "aria-label": "Packets by TTL or hop limit; the values are in the list of fields below"},
        shape("line", {x1: left, x2: width, y1: base + 0.5, y2: base + 0.5, class: "axis"}),
        shape("text", {x: left + (width - left) / 2, y: base + 38, "text-anchor": "middle"}, "TTL or hop limit"),
        shape("text", {x: -(base + 14) / 2, y: 11, transform: "rotate(-90)", "text-anchor": "middle"}, "packets"),
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
        // Paper does not open anything.
        document.querySelectorAll(".verdict > div > details:not([open])").forEach(each => {
            each.open = true;
            each.classList.add("opened");
        });
        redraw();
    });
    window.addEventListener("afterprint", () => {
        delete root.dataset.theme;
        document.querySelectorAll("details.opened").forEach(each => {
            each.open = false;
            each.classList.remove("opened");
        });
        redraw();
    });
})();
