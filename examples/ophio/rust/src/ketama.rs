//! Consistent hashing as libketama does it.

use md5::{Digest, Md5};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;

/// A pool of nodes that shares out keys by consistent hashing.
///
/// Each node has 160 points on a ring of 32-bit numbers, taken from the MD5 of
/// its name as in libketama. A key belongs to the node of the first point from
/// its own hash on. Adding a node to `n` others therefore moves about one key in
/// `n + 1`, all of them to the new node, and removing it moves just these back.
/// The order of the nodes has no influence.
///
/// Args:
///     nodes: The names of the nodes. A name that is given twice counts once.
#[pyclass(eq)]
#[derive(Clone, PartialEq)]
pub struct KetamaPool {
    ring: Ring,
}

#[pymethods]
impl KetamaPool {
    #[new]
    #[pyo3(signature = (nodes))]
    fn new(nodes: Vec<String>) -> Self {
        let mut ring = Ring::default();
        for node in nodes {
            ring.add(node);
        }
        KetamaPool { ring }
    }

    /// Find the node that a key belongs to.
    ///
    /// Args:
    ///     key: The key, any text.
    ///
    /// Returns:
    ///     The name of the node.
    ///
    /// Raises:
    ///     ValueError: There are no nodes.
    #[pyo3(signature = (key))]
    fn get_node(&self, key: &str) -> PyResult<String> {
        match self.ring.get(key) {
            Some(node) => Ok(node.to_owned()),
            None => Err(PyValueError::new_err("the pool has no nodes")),
        }
    }

    /// Add a node. If it is there already, nothing changes.
    ///
    /// Args:
    ///     node: The name of the node.
    #[pyo3(signature = (node))]
    fn add_node(&mut self, node: String) {
        self.ring.add(node);
    }

    /// Remove a node.
    ///
    /// Args:
    ///     node: The name of the node.
    ///
    /// Raises:
    ///     KeyError: There is no such node.
    #[pyo3(signature = (node))]
    fn remove_node(&mut self, node: &str) -> PyResult<()> {
        if self.ring.remove(node) {
            Ok(())
        } else {
            Err(PyKeyError::new_err(node.to_owned()))
        }
    }

    /// The names of the nodes, in the order they were added.
    #[getter]
    fn nodes(&self) -> Vec<String> {
        self.ring.nodes.clone()
    }

    fn __len__(&self) -> usize {
        self.ring.nodes.len()
    }

    fn __contains__(&self, node: &str) -> bool {
        self.ring.nodes.iter().any(|other| other == node)
    }

    fn __repr__(&self) -> String {
        format!("KetamaPool({:?})", self.ring.nodes)
    }

    fn __copy__(&self) -> Self {
        self.clone()
    }

    fn __deepcopy__(&self, _memo: &Bound<'_, PyAny>) -> Self {
        self.clone()
    }

    fn __getnewargs__(&self) -> (Vec<String>,) {
        (self.ring.nodes.clone(),)
    }
}

/// The nodes and their points.
#[derive(Clone, Default, PartialEq)]
struct Ring {
    /// In the order they were added.
    nodes: Vec<String>,
    /// Each point and the index of its node, sorted by point; where two nodes
    /// share a point, by the name of the node, so that the order in which nodes
    /// come and go does not show.
    points: Vec<(u32, usize)>,
}

impl Ring {
    /// Each hash gives four points.
    const HASHES: usize = 40;

    /// Adds a node, unless it is there.
    fn add(&mut self, node: String) {
        if self.nodes.contains(&node) {
            return;
        }
        let index = self.nodes.len();
        for i in 0..Self::HASHES {
            let digest = Md5::digest(format!("{node}-{i}"));
            let points = digest.chunks_exact(4).map(point);
            self.points.extend(points.map(|point| (point, index)));
        }
        self.nodes.push(node);
        self.sort();
    }

    fn sort(&mut self) {
        let nodes = &self.nodes;
        self.points
            .sort_by(|a, b| a.0.cmp(&b.0).then_with(|| nodes[a.1].cmp(&nodes[b.1])));
    }

    /// Removes a node. Returns whether it was there.
    fn remove(&mut self, node: &str) -> bool {
        let Some(removed) = self.nodes.iter().position(|other| other == node) else {
            return false;
        };
        self.nodes.remove(removed);
        self.points.retain_mut(|(_, index)| {
            let keep = *index != removed;
            if *index > removed {
                *index -= 1;
            }
            keep
        });
        true
    }

    /// The node of the first point from the key's hash on, around the ring.
    fn get(&self, key: &str) -> Option<&str> {
        let hash = point(&Md5::digest(key));
        let next = self.points.partition_point(|&(point, _)| point < hash);
        let (_, index) = self.points.get(next).or(self.points.first())?;
        Some(&self.nodes[*index])
    }
}

/// The number in the first four bytes of a hash.
fn point(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .rev()
        .fold(0, |number, &byte| number << 8 | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::{point, Ring};

    fn ring(nodes: &[&str]) -> Ring {
        let mut ring = Ring::default();
        for node in nodes {
            ring.add(node.to_string());
        }
        ring
    }

    fn placed(ring: &Ring) -> Vec<String> {
        (0..10_000)
            .map(|i| ring.get(&format!("key-{i}")).unwrap().to_owned())
            .collect()
    }

    const NODES: [&str; 10] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];

    #[test]
    fn points() {
        assert_eq!(point(&[1, 2, 3, 4, 5]), 0x04030201);
        let ring = ring(&NODES);
        assert_eq!(ring.points.len(), 1_600);
        assert!(ring.points.windows(2).all(|pair| pair[0].0 <= pair[1].0));
    }

    #[test]
    fn empty() {
        assert_eq!(ring(&[]).get("key"), None);
        let mut ring = ring(&["a"]);
        assert_eq!(ring.get(""), Some("a"));
        assert!(ring.remove("a"));
        assert_eq!(ring.get(""), None);
        assert!(!ring.remove("a"));
    }

    #[test]
    fn few_keys_move() {
        let mut ring = ring(&NODES);
        let before = placed(&ring);
        ring.add("k".to_owned());
        let after = placed(&ring);
        let moved: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).collect();
        assert!(moved.iter().all(|(_, node)| *node == "k"));
        assert!((500..2_000).contains(&moved.len()), "{}", moved.len());
        assert!(ring.remove("k"));
        assert_eq!(placed(&ring), before);
    }

    #[test]
    fn order_does_not_matter() {
        let mut reversed = NODES;
        reversed.reverse();
        assert_eq!(placed(&ring(&NODES)), placed(&ring(&reversed)));
        let mut ring = ring(&["x", "y", "z"]);
        let before = placed(&ring);
        assert!(ring.remove("x"));
        ring.add("x".to_owned());
        assert_eq!(ring.nodes, ["y", "z", "x"]);
        assert_eq!(placed(&ring), before);
    }

    #[test]
    fn duplicates() {
        let ring = ring(&["a", "b", "a"]);
        assert_eq!(ring.nodes, ["a", "b"]);
        assert_eq!(ring.points.len(), 320);
    }

    #[test]
    fn shared_points() {
        for nodes in [["a", "b"], ["b", "a"]] {
            let mut ring = ring(&nodes);
            ring.points.iter_mut().for_each(|(point, _)| *point = 7);
            ring.sort();
            assert_eq!(ring.get("key"), Some("a"));
        }
    }
}
